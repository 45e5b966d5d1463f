/** Tables of a template that the Chart tab draws: lines or columns, with the same numbers in words. */
import type { SheetValue } from "../grid/workbook-data";
import type { TemplatePicture } from "../workbooks/template";
import type { LineTable } from "./line-tables";
import { decimalsOf, money, price } from "./numbers";

type Rows = readonly (readonly SheetValue[])[];

/** The rows of the picture's place, its header first; undefined while nothing stands there. */
export function readDrawn(
  { title, kind, isPercent = false, isCount = false, across = "", marks }: TemplatePicture,
  rows: Rows,
): LineTable | undefined {
  const [header = [], ...all] = rows;
  const body = all.filter(([first]) => first !== null && first !== "" && typeof first !== "object");
  const lines = header.slice(1).map((name, index) => ({
    name: String(name ?? ""),
    values: body.map((row) => (typeof row[index + 1] === "number" ? (row[index + 1] as number) : null)),
  }));
  const marked = lines.find(({ name }) => name === marks?.name);
  if (marked !== undefined) {
    const met = lines.find(({ name }) => name === marks!.meets)?.values;
    Object.assign(marked, { isMarks: true, values: marked.values.map((value, at) => (value === met?.[at] ? value : null)) });
  }
  if (body.length < 2 || lines.every(({ values }) => values.every((value) => value === null))) return undefined;
  const firsts = body.map(([first]) => first);
  const decimals = decimalsOf(firsts.filter((each) => typeof each === "number"));
  const words = firsts.map((each) => (typeof each === "number" ? price(each, decimals) : String(each)));
  const shown = (value: number | null): string =>
    value === null ? "none" : isPercent ? `${price(value * 100, 1)}%` : isCount ? price(value, 0) : money(value);
  const told = kind === "line" ? [0, body.length - 1] : body.map((_, index) => index);
  const drawn = lines.filter(({ values }) => values.some((value) => value !== null));
  const read = drawn.filter((each) => each !== marked);
  const count = marked?.values.filter((value) => value !== null).length;
  return {
    ...{ title, across, words, lines: drawn, x: body.map((_, index) => index) },
    ...(kind !== "line" && { columns: kind === "stacked" ? "stacked" : "beside" }),
    ...(isPercent && { isPercent }),
    ...(isCount && { isCount }),
    sentences: told
      .filter((at) => kind === "line" || read.some(({ values }) => values[at]))
      .map((at) => `${words[at]!}: ${read.map(({ name, values }) => `${name} ${shown(values[at]!)}`).join(", ")}.`)
      .concat(marked === undefined ? [] : [`${marked.name}: on ${count!} of ${body.length}.`]),
  };
}
