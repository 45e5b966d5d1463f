/** The shipped contracts that a planning sheet can be filled from: linear ones, whose size and tick are known. */
import { isTable } from "../grid/cell";
import { run } from "./library";

export interface Contract {
  code: string;
  /** Texts for the form's fields. */
  size: string;
  tick: string;
  asOf: string;
}

export function contracts(): Contract[] {
  const list = run("MICRO.SPEC", ["*"]);
  if (!isTable(list)) return [];
  const codes = list.slice(1).map((row) => String(row[0]));
  return codes.map(contractOf).filter((each): each is Contract => each !== undefined);
}

function contractOf(code: string): Contract | undefined {
  const spec = run("MICRO.SPEC", [code]);
  if (!isTable(spec)) return undefined;
  const facts = new Map(spec.map(([name, value]) => [String(name).toLowerCase(), value]));
  const [size, tick] = [facts.get("contract size") ?? facts.get("size"), facts.get("tick size") ?? facts.get("tick")];
  const type = facts.get("contract type") ?? facts.get("type");
  if (type !== "linear" || typeof size !== "number") return undefined;
  return { code, size: String(size), tick: typeof tick === "number" ? String(tick) : "", asOf: String(facts.get("as of") ?? "") };
}
