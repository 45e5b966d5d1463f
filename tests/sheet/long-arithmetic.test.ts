/** Arithmetic on a long column gives, row by row, what the engine gives for the same rows in two short ranges. */
import fc from "fast-check";
import { columnLetters } from "../../src/grid/address";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

type Value = number | string | boolean | null;

const [count, half] = [1100, 550];
const library = fakeLibrary();

const startOf2020 = 43831;
const steps = fc.constantFrom(1 / 96, 1 / 24, 1, 0.5, 1 / 1440, 0.1, 1 / 3, -1 / 7);
const hours = fc.oneof(
  fc.constantFrom(-0.000001, 0, 0.375 - 0.000001, 1e-9, 43831, 0.1, 1e15),
  fc.double({ min: -3, max: 3, noNaN: true, noDefaultInfinity: true }),
);
const others = fc.array(
  fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.constantFrom<Value>("text", true, null, -0.25, 1e16, "12")),
  { maxLength: 2 },
);

const formulas: readonly ((range: string) => string)[] = [
  (range) => `${range}-H1`,
  (range) => `INT(${range}-H1)`,
  (range) => `INT(${range}-(H1/24-0.000001))`,
  (range) => `INT(${range})`,
  (range) => `IF(INT(${range}-H1)>H2,INT(${range}-H1),FALSE)`,
  ...["=", "<>", "<", "<=", ">", ">="].map((sign) => (range: string) => `(${range}-H1)${sign}H2`),
  (range) => `${range}+H1`,
  (range) => `H1*(${range}-H1)`,
  (range) => `-${range}/H1`,
  (range) => `H1/${range}%`,
  (range) => `(${range}-H1)*(${range}+1)/${range}`,
];

test("on a long column of numbers and of whatever else", async () => {
  await fc.assert(
    fc.asyncProperty(steps, hours, others, async (step, less, odd) => {
      const values: Value[] = Array.from({ length: count }, (_, row) => startOf2020 + row * step);
      for (const [row, value] of odd) values[row] = value;
      const bars = values.flatMap((value, row) => (value === null ? [] : [[`A${row + 1}`, { value }] as const]));
      const spilled = formulas.flatMap((formula, at) =>
        [
          [`${columnLetters(at)}1`, { formula: `=${formula(`Bars!A1:A${count}`)}` }] as const,
          [`${columnLetters(at + formulas.length)}1`, { formula: `=${formula(`Bars!A1:A${half}`)}` }] as const,
          [
            `${columnLetters(at + formulas.length)}${half + 1}`,
            { formula: `=${formula(`Bars!A${half + 1}:A${count}`)}` },
          ] as const,
        ].map(([address, cell]) => [address, { formula: cell.formula.replaceAll(/\bH([12])\b/g, "Given!A$1") }] as const),
      );
      const sheet = createHeadlessSheet(library, {
        sheets: [
          { name: "Bars", cells: Object.fromEntries(bars) },
          { name: "Given", cells: { A1: { value: less }, A2: { value: startOf2020 + 20 } } },
          { name: "Asked", cells: Object.fromEntries(spilled) },
        ],
      });
      await sheet.recalculate();
      const read = (first: number, last: number) =>
        sheet.readRange(`Asked!${columnLetters(first)}1:${columnLetters(last)}${count}`).map(plainRow);
      expect(read(0, formulas.length - 1)).toEqual(read(formulas.length, 2 * formulas.length - 1));
      sheet.dispose();
    }),
    runsBy(25),
  );
}, 60_000);

function plainRow(row: readonly unknown[]): unknown[] {
  return row.map((value) => (value !== null && typeof value === "object" ? (value as { code: string }).code : value));
}

test("the day of a time that lies beside midnight by less than a double can tell of a sum", async () => {
  const times = Array.from({ length: count }, (_, row) => startOf2020 + row + 0.1);
  const sheet = createHeadlessSheet(library, {
    sheets: [
      { name: "Bars", cells: Object.fromEntries(times.map((value, row) => [`A${row + 1}`, { value }])) },
      { name: "Asked", cells: { A1: { formula: `=INT(Bars!A1:A${count}-0.1)` } } },
    ],
  });
  await sheet.recalculate();
  expect(sheet.readRange(`Asked!A1:A${count}`)).toEqual(times.map((_, row) => [startOf2020 + row]));
  sheet.dispose();
});

test.each([
  ["1100", Array.from({ length: count }, (_, row) => [row + 1])],
  ["1100.9", Array.from({ length: count }, (_, row) => [row + 1])],
])("SEQUENCE(%s) counts from 1 on", async (asked, expected) => {
  const sheet = createHeadlessSheet(library, { sheets: [{ name: "Asked", cells: { A1: { formula: `=SEQUENCE(${asked})` } } }] });
  await sheet.recalculate();
  expect(sheet.readRange(`Asked!A1:A${count}`)).toEqual(expected);
  expect(sheet.readRange(`Asked!A${count + 1}:A${count + 1}`)).toEqual([[null]]);
  sheet.dispose();
});

test("SEQUENCE gives no more rows than there are below its cell", async () => {
  const sheet = createHeadlessSheet(library, {
    sheets: [{ name: "Asked", cells: { A2: { formula: "=ROWS(SEQUENCE(1048575))" }, A3: { formula: "=SEQUENCE(1048575)" } } }],
  });
  await sheet.recalculate();
  expect(sheet.read("Asked!A2")).toBe(1_048_575);
  expect(plainRow([sheet.read("Asked!A3")])).toEqual(["#REF!"]);
  sheet.dispose();
}, 60_000);
