/** Tables that the Chart tab draws as lines: the curve of SCALE.TRADES, the fan of SCALE.RUIN, SCALE.WHATIF, the shocks of SCALE.HEAT. */
import type { SheetValue } from "../grid/workbook-data";
import { decimalsOf, money, price } from "./numbers";

/** A line; a band lies between the first and the last, and between the second and the last but one, where a table says so. */
export interface Line {
  name: string;
  values: (number | null)[];
  /** Single marks, with no line through them. */
  isMarks?: boolean;
}

export interface LineTable {
  title: string;
  /** What is counted from left to right: "Bar". */
  across: string;
  x: number[];
  /** The words under the axis, where its values are words. */
  words?: readonly string[];
  lines: Line[];
  /** The lines are percentiles, and the middle one is the median. */
  isFan?: boolean;
  /** Columns instead of lines: beside each other, or one upon the other. */
  columns?: "beside" | "stacked";
  /** The numbers are fractions, shown in per cent. */
  isPercent?: boolean;
  /** The numbers are counts, shown whole. */
  isCount?: boolean;
  /** The same numbers in words. */
  sentences: string[];
}

export type Rows = readonly (readonly SheetValue[])[];

/** More points than a chart has pixels say nothing more. */
const mostPoints = 1500;

/** What a formula spilled, if it is one of these tables. */
export function readLineTable(formula: string, rows: Rows): LineTable | undefined {
  if (/\bSCALE\.TRADES\(/i.test(formula) && rows[0]?.length === 1) return readCurve(rows);
  if (/\bSCALE\.RUIN\(/i.test(formula)) return readFan(rows);
  if (/\bSCALE\.WHATIF\(/i.test(formula)) return readWhatIf(rows);
  if (/\bSCALE\.HEAT\(/i.test(formula)) return readShocks(rows);
  return undefined;
}

function numberOf(value: SheetValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

function readCurve(rows: Rows): LineTable | undefined {
  const values = rows.slice(typeof rows[0]![0] === "string" ? 1 : 0).map(([value]) => value);
  if (values.length < 2 || values.some((value) => typeof value !== "number")) return undefined;
  const equity = values as number[];
  const step = Math.max(1, Math.ceil(equity.length / mostPoints));
  const shown = equity.flatMap((_, index) => (index % step === 0 || index === equity.length - 1 ? [index] : []));
  const [least, most] = [lowest(equity), lowest(equity.map((value) => -value))];
  return {
    title: "Equity after each bar",
    across: "Bar",
    x: shown.map((index) => index + 1),
    lines: [{ name: "Equity", values: shown.map((index) => equity[index]!) }],
    sentences: [
      `Bar 1: ${money(equity[0]!)}; bar ${equity.length}: ${money(equity.at(-1)!)}.`,
      `Lowest at bar ${least + 1}: ${money(equity[least]!)}; highest at bar ${most + 1}: ${money(equity[most]!)}.`,
    ],
  };
}

function lowest(values: readonly number[]): number {
  return values.reduce((found, value, index) => (value < values[found]! ? index : found), 0);
}

const percentiles = ["5%", "25%", "50%", "75%", "95%"];

function readFan(rows: Rows): LineTable | undefined {
  const [header = [], ...body] = rows;
  if (body.length < 2 || header[0] !== "Trade" || percentiles.some((name, index) => header[index + 1] !== name)) return undefined;
  const lines = percentiles.map((name, index) => ({ name, values: body.map((row) => numberOf(row[index + 1])) }));
  const x = body.map((row) => numberOf(row[0]) ?? 0);
  const told = [0.25, 0.5, 1].map((part) => Math.round(part * (body.length - 1)));
  return {
    ...{ title: "The account over the trades to come", across: "Trade", x, lines, isFan: true },
    sentences: [...new Set(told)].map((at) => {
      const [low, , middle, , high] = lines.map(({ values }) => money(values[at] ?? 0));
      return `After trade ${x[at]}: 5% of the paths below ${low}, half below ${middle}, 95% below ${high}.`;
    }),
  };
}

function readWhatIf(rows: Rows): LineTable | undefined {
  const [header = [], ...body] = rows;
  if (body.length < 2 || header.length < 2 || typeof header[0] !== "string") return undefined;
  const inputs = body.map((row) => row[0] ?? null);
  const isNumber = inputs.every((value) => typeof value === "number");
  const order = inputs.map((_, index) => index);
  if (isNumber) order.sort((a, b) => (inputs[a] as number) - (inputs[b] as number));
  const shown = header.length > 2 ? [...new Set([1, Math.ceil((header.length - 1) / 2), header.length - 1])] : [1];
  const lines = shown.map((column) => ({
    name: nameOf(header[column]),
    values: order.map((index) => numberOf(body[index]![column])),
  }));
  if (lines.every(({ values }) => values.every((value) => value === null))) return undefined;
  return {
    title: header.length > 2 ? String(header[0]) : `${String(header[1])} by ${String(header[0])}`,
    across: "",
    x: isNumber ? order.map((index) => inputs[index] as number) : order.map((_, place) => place),
    ...(!isNumber && { words: inputs.map(nameOf) }),
    lines,
    sentences: order.map((index) => {
      const results = shown.map(
        (column) => `${lines.length > 1 ? `${nameOf(header[column])}: ` : ""}${resultOf(body[index]![column])}`,
      );
      return `${nameOf(inputs[index])}: ${results.join("; ")}.`;
    }),
  };
}

function nameOf(value: SheetValue | undefined): string {
  return typeof value === "number" ? price(value, decimalsOf([value])) : String(value ?? "");
}

function resultOf(value: SheetValue | undefined): string {
  return typeof value === "number" ? price(value, Math.max(2, decimalsOf([value]))) : value === "" ? "not applicable" : "none";
}

function readShocks(rows: Rows): LineTable | undefined {
  const [header = [], ...body] = rows;
  const [equity, kept] = ["Equity", "Equity, stops kept"].map((name) => header.indexOf(name)) as [number, number];
  if (header[0] !== "Shock" || equity < 0 || kept < 0 || body.length < 2) return undefined;
  const percents = body.map(([shock]) => (numberOf(shock) ?? 0) * 100);
  const line = (name: string, column: number): Line => ({ name, values: body.map((row) => numberOf(row[column])) });
  const told = (value: SheetValue | undefined): string => (typeof value === "number" ? money(value) : "liquidated");
  return {
    title: "Equity after a common move, in per cent",
    across: "",
    x: percents,
    lines: [line("No stop holds", equity), line("Stops kept", kept)],
    sentences: body.map((row, index) => {
      const move = `${percents[index]! < 0 ? "A fall" : "A rise"} of ${price(Math.abs(percents[index]!), decimalsOf([percents[index]!]))}%`;
      return `${move}: ${told(row[equity])} if no stop holds, ${told(row[kept])} with stops kept.`;
    }),
  };
}

/** The last closed trades of a journal: number, R and running total. */
export function readTrades(rows: Rows): LineTable[] {
  const closed = rows.filter(([number]) => typeof number === "number");
  const x = closed.map(([number]) => number as number);
  const table = (title: string, name: string, column: number, told: (figure: string) => string): LineTable[] => {
    const values = closed.map((row) => numberOf(row[column]));
    if (values.every((value) => value === null)) return [];
    const sentences = values.map((value, index) => `Trade ${x[index]}: ${value === null ? "not known" : told(money(value))}.`);
    return [{ title, across: "Trade", x, lines: [{ name, values }], sentences }];
  };
  return [
    ...table("Running total of the closed trades", "Total", 2, (figure) => `total ${figure}`),
    ...table("R of each", "R", 1, (figure) => `${figure} R`),
  ];
}

/** What a scale-out has realised after each target, and what the whole trade is worth if the rest is stopped then. */
export function readScaleOut(rows: Rows, realised: number, stopped: number): LineTable | undefined {
  const targets = rows.filter(([at]) => typeof at === "number");
  if (targets.length === 0) return undefined;
  const decimals = decimalsOf(targets.map(([at]) => at as number));
  const line = (name: string, column: number): Line => ({ name, values: targets.map((row) => numberOf(row[column])) });
  const told = (value: SheetValue | undefined): string => (typeof value === "number" ? money(value) : "not known");
  return {
    ...{ title: "After each target: realised, and the trade if stopped", across: "Target" },
    x: targets.map((_, index) => index + 1),
    lines: [line("Realised", realised), line("If stopped", stopped)],
    sentences: targets.map((row, index) => {
      const at = price(row[0] as number, decimals);
      return `Target ${index + 1} at ${at}: ${told(row[realised])} realised, ${told(row[stopped])} if the rest is stopped.`;
    }),
  };
}
