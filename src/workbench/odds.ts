/** The endings of a plan as read from the sheet, put into a tree: how far the trade gets, and where it ends on the way. */
import type { SheetValue } from "../grid/workbook-data";
import { money, percent, price } from "./numbers";

export interface Ending {
  ending: string;
  steps: number;
  targets: number;
  price: number;
  probability: number;
  net: number;
}

/** A place on the way: how likely the trade gets there, and the ending that leaves it. */
export interface Branch {
  /** "Step 2 filled". */
  reached: string;
  probability: number;
  ending: Ending;
}

type Rows = readonly (readonly SheetValue[])[];

/** The endings of SCALE.ODDS' table without the row Expected; undefined when it is no such table. */
export function readEndings(rows: Rows): Ending[] | undefined {
  const header = rows[0] ?? [];
  const names = ["Ending", "Steps", "Targets", "Price", "Probability", "Net"];
  if (rows.length < 3 || names.some((name) => !header.includes(name))) return undefined;
  const endings = rows.slice(1).map((row) => {
    const at = (name: string): SheetValue => row[header.indexOf(name)] ?? null;
    const number = (name: string): number => Number(at(name));
    return {
      ending: String(at("Ending")),
      steps: number("Steps"),
      targets: number("Targets"),
      price: number("Price"),
      probability: number("Probability"),
      net: number("Net"),
    };
  });
  return endings.filter(({ ending }) => ending !== "Expected");
}

/** The endings in order of progress, each at the place that it leaves. */
export function branches(endings: readonly Ending[]): Branch[] {
  let left = endings.reduce((sum, { probability }) => sum + probability, 0);
  return endings.map((ending) => {
    const probability = left;
    left -= ending.probability;
    const reached = ending.targets > 0 ? `Target ${ending.targets} reached` : `Step ${ending.steps} filled`;
    return { reached, probability, ending };
  });
}

/** "Stop at 69,650.0: 50.0%, loses 4.20". */
export function endingWords({ ending, price: at, probability, net }: Ending, decimals: number): string {
  const result = net < 0 ? `loses ${money(-net)}` : `makes ${money(net)}`;
  return `${ending} at ${price(at, decimals)}: ${chance(probability)}, ${result}`;
}

/** A probability in per cent: two decimals only where one would say 0. */
export function chance(probability: number): string {
  return probability > 0 && probability < 0.0005 ? percent(probability) : `${(probability * 100).toFixed(1)}%`;
}
