/** A headline says something only when everything that it rests on is a number; else it names the input and says what is wrong. */
import type { InputBlock } from "./blocks";

/** What an input must be, in words, and as a condition on its cell. */
interface Demand {
  readonly must: string;
  readonly holds: (cell: string) => string;
}

const number = (must: string, condition: (cell: string) => string): Demand => ({
  must,
  holds: (cell) => `AND(ISNUMBER(${cell}),${condition(cell)})`,
});
const orBlank = ({ must, holds }: Demand): Demand => ({ must, holds: (cell) => `IF(${cell}="",TRUE,${holds(cell)})` });

const positive = number("a number above 0", (cell) => `${cell}>0`);
const fraction = number("a percentage above 0% and below 100%", (cell) => `${cell}>0,${cell}<1`);
const anyOf = (cell: string, words: readonly string[]): string =>
  `ISNUMBER(MATCH(LOWER(TRIM(${cell})),{${words.map((word) => `"${word}"`).join(",")}},0))`;

/** Words of a short in every form that the functions take. */
export const isShort = (cell: string): string => anyOf(cell, ["short", "sell", "-1"]);

/** By the key of the input. A blank counts where it means a default: for terms of the functions. */
const demands: Readonly<Record<string, Demand>> = {
  side: { must: "long or short", holds: (cell) => anyOf(cell, ["long", "short", "buy", "sell", "1", "-1"]) },
  leverage: number("a number of at least 1", (cell) => `${cell}>=1`),
  size: orBlank(positive),
  tick: orBlank(number("a number, 0 or more", (cell) => `${cell}>=0`)),
  fee: orBlank(number("a percentage between -1% and 1%", (cell) => `ABS(${cell})<0.01`)),
  slippage: orBlank(number("a percentage from 0% to below 100%", (cell) => `${cell}>=0,${cell}<1`)),
  maxHeat: fraction,
  stopDistance: fraction,
  mmr: orBlank(number("a percentage from 0% to below 100%", (cell) => `${cell}>=0,${cell}<1`)),
  funding: orBlank(number("a percentage below 100%", (cell) => `ABS(${cell})<1`)),
  signalBars: number("a whole number of bars, 1 or more", (cell) => `${cell}>=1,${cell}=INT(${cell})`),
  anchor: { must: "percent, points or atr", holds: (cell) => anyOf(cell, ["percent", "points", "atr"]) },
  riskPerR: orBlank(fraction),
  tradesAhead: number("a whole number from 1 to 2,000", (cell) => `${cell}>=1,${cell}<=2000,${cell}=INT(${cell})`),
  ruin: number("a percentage above 0%, up to 100%", (cell) => `${cell}>0,${cell}<=1`),
  block: orBlank(number("a whole number, 1 or more, or empty", (cell) => `${cell}>=1,${cell}=INT(${cell})`)),
  doubt: { must: "TRUE or FALSE", holds: (cell) => `ISLOGICAL(${cell})` },
  seed: number("a whole number, 0 or more", (cell) => `${cell}>=0,${cell}=INT(${cell}),${cell}<=4294967295`),
};

/** A condition between cells, and the sentence (a formula of text) for when it does not hold. */
export interface Condition {
  readonly holds: string;
  readonly says: string;
}

/** A result that the headline rests on: its cell, what it is called, and the cell of its formula where it is spilled from another. */
export type Result = readonly [cell: string, label: string, formulaCell?: string];

function asked(cell: string, label: string, isPercent: boolean, { must, holds }: Demand): Condition {
  const was = isPercent ? `IF(ISNUMBER(${cell}),ROUND(${cell}*100,6)&"%",${cell})` : cell;
  const says = `"${label}: ${must}, "&IF(ISERROR(${cell}),"was an error",IF(${cell}="","is empty","was "&${was}))`;
  return { holds: `IFERROR(${holds(cell)},FALSE)`, says };
}

/** The conditions of the inputs of these blocks, in their order. */
function demanded(blocks: readonly InputBlock[], optional: readonly string[]): Condition[] {
  return blocks.flatMap(({ inputs, at, cells }) =>
    inputs.map(({ key, label }) => {
      const isPercent = cells[at(key)]?.style?.numberFormat?.includes("%") ?? false;
      const demand = demands[key] ?? positive;
      return asked(at(key), label, isPercent, optional.includes(key) ? orBlank(demand) : demand);
    }),
  );
}

/**
 * The formula of a headline: the first input that is wrong, else the first result that is no number, else the sentence. `optional` are
 * keys of inputs that may be blank here, though others need them.
 */
export function headline(
  blocks: readonly InputBlock[],
  conditions: readonly Condition[],
  results: readonly Result[],
  sentence: string,
  optional: readonly string[] = [],
): string {
  const faults = [...demanded(blocks, optional), ...conditions].reduceRight(
    (rest, { holds, says }) => `IF(${holds},${rest},"No result. "&${says}&".")`,
    "@",
  );
  const missing = results.reduceRight(
    (rest, [cell, label, formulaCell = cell]) =>
      `IF(ISNUMBER(${cell}),${rest},"No result: ${label} has none. Select cell ${formulaCell} to read why.")`,
    sentence,
  );
  return `=${faults.replace("@", () => missing)}`;
}
