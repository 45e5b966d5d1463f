/**
 * npm run fuzz: random calls of every function through three hosts, seeded. FUZZ_CALLS a function (default 100,000) go through the
 * library; every FUZZ_EVERYth of them (default 100; 1 = all) also through the spreadsheet engine and through Microsoft's own runtime,
 * which must say the same. FUZZ_SEED repeats a run, FUZZ_ONLY=SCALE.SIZE keeps to one function.
 */
import fc from "fast-check";
import type { Catalogue } from "../../src/catalogue/types";
import { CellError, type CellResult } from "../../src/grid/cell";
import { constantFormula } from "../../src/grid/constants";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import catalogue from "../../src/generated/catalogue.json";
import { type PlainArgument, readInnerCall } from "../excel/plain-formula";
import { bundled, type ExcelRuntime, startRuntime } from "../excel/runtime";
import { call } from "../functions/call";
import { libraryFromSources } from "../library";

const calls = Number(process.env.FUZZ_CALLS ?? 100_000);
const every = Number(process.env.FUZZ_EVERY ?? 100);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const entries = (catalogue as Catalogue).functions.filter(({ id }) => (process.env.FUZZ_ONLY ?? id) === id);

jest.setTimeout(24 * 3600 * 1000);
console.warn(`${calls} calls a function, seed ${seed}`);

type Value = string | number | boolean | null;
const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, 2, 3, 10, 100, 0.01, 0.0005, 69650, 70000, 70350, 1e-9, 1e9, 1e15, -0.1),
  fc.integer({ min: -1000, max: 100_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const word = fc.constantFrom(
  "long",
  "short",
  "thirds",
  "entry",
  "breakeven",
  "percent",
  "linear",
  "inverse",
  "CME:MBT",
  "size",
  "fee",
  "x",
  "",
);
const single: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 2, arbitrary: word },
  fc.boolean(),
  fc.constant(null),
);
const table = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 3 }) })
  .chain(({ rows, columns }) =>
    fc.array(fc.array(single, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

/** The arguments of the documented examples: most random calls keep near to what makes sense. */
function documented({ id, examples }: Catalogue["functions"][number]): PlainArgument[][] {
  return examples.flatMap(({ formula }) => readInnerCall(formula, id)?.args ?? []).length === 0
    ? []
    : examples.flatMap(({ formula }) => {
        const plain = readInnerCall(formula, id);
        return plain && !plain.args.some((each) => each !== null && typeof each === "object" && "id" in each) ? [plain.args] : [];
      });
}

function argumentsOf(entry: Catalogue["functions"][number]): fc.Arbitrary<unknown[]> {
  const random = fc.tuple(
    ...entry.parameters.map(({ shape }) =>
      shape === "range"
        ? fc.oneof(
            single.map((each) => [[each]]),
            table,
          )
        : single,
    ),
  );
  const known = documented(entry);
  if (known.length === 0) return random;
  const near = fc.tuple(
    fc.constantFrom(...known),
    random,
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
  );
  return fc.oneof(
    {
      weight: 3,
      arbitrary: near.map(([base, others, chances]) =>
        others.map((other, index) => (chances[index]! < 0.2 ? other : inShape(base[index], entry.parameters[index]!.shape))),
      ),
    },
    { weight: 1, arbitrary: random },
  );
}

function inShape(value: PlainArgument | undefined, shape: "cell" | "range"): unknown {
  if (value === undefined || value === null) return null;
  return shape === "range" && !Array.isArray(value) ? [[value]] : value;
}

/** Signs of the longest reason that may stand: the names of all inputs, and what was found in their place. */
const longest = 600;

/** What is wrong with a result that no cell may hold. */
function faultOf(result: CellResult): string | undefined {
  const cells = Array.isArray(result) ? result.flat() : [result];
  if (Array.isArray(result) && result.some((row) => row.length !== result[0]!.length)) return "not a rectangle";
  for (const cell of cells) {
    if (typeof cell === "number" && !Number.isFinite(cell)) return `a number that is none: ${cell}`;
    if (cell instanceof CellError && (cell.message === "" || cell.message.length > longest))
      return `an error whose reason has ${cell.message.length} signs`;
    if (cell instanceof CellError && /fault of the add-in|\bundefined\b|\bNaN\b|\[object/.test(cell.message)) return cell.message;
  }
  return undefined;
}

const plain = (result: CellResult): unknown[][] =>
  (Array.isArray(result) ? result : [[result]]).map((row) => row.map((cell) => (cell instanceof CellError ? cell.code : cell)));

let sheet: Sheet;
let excel: ExcelRuntime;
beforeAll(() => {
  sheet = createHeadlessSheet(libraryFromSources());
  excel = startRuntime(bundled(`import "./src/excel/register";`));
});
afterAll(() => {
  sheet.dispose();
  excel.close();
});

function formulaOf(id: string, values: readonly unknown[]): string | undefined {
  const required = entries.find((entry) => entry.id === id)!.parameters.filter(({ optional }) => !optional).length;
  // What must be given stands there, if only as nothing between commas
  const last = values.reduce<number>((found, value, index) => (value === null ? found : Math.max(found, index)), required - 1);
  const parts = values.slice(0, last + 1).map((value) => {
    if (value === null) return "";
    const rows = (Array.isArray(value) ? value : [[value]]) as Value[][];
    // A constant holds no blank
    return rows.flat().includes(null) ? undefined : constantFormula(rows as never).slice(1);
  });
  return parts.includes(undefined) ? undefined : `=${id}(${parts.join(",")})`;
}

describe.each(entries.map((entry): [string, typeof entry] => [entry.id, entry]))("%s", (id, entry) => {
  it("gives a result that a cell can hold, and leaves what it was given as it was", () => {
    fc.assert(
      fc.property(argumentsOf(entry), (values) => {
        const before = JSON.stringify(values);
        const result = call(id, ...values);
        if (JSON.stringify(values) !== before) throw new Error("the arguments were changed");
        const fault = faultOf(result);
        if (fault !== undefined) throw new Error(fault);
      }),
      { numRuns: calls, seed },
    );
  });

  it("says the same in the engine and in Microsoft's runtime", async () => {
    const samples = fc.sample(argumentsOf(entry), { numRuns: Math.ceil(calls / every), seed });
    const formulas = samples.flatMap((values) => {
      const formula = formulaOf(id, values);
      return formula === undefined ? [] : [{ values, formula }];
    });
    const typed = await sheet.evaluateAll(formulas.map(({ formula }) => formula));
    for (const [index, { values, formula }] of formulas.entries()) {
      const expected = plain(call(id, ...values));
      expect([formula, plain(typed[index]!)]).toEqual([formula, expected]);
    }
    for (const values of samples.slice(0, Math.ceil(calls / every / 5))) {
      const result = call(id, ...values);
      const answer = await excel.call(id, values);
      const expected = result instanceof CellError ? result.code : Array.isArray(result) ? result : result;
      const hasErrors = Array.isArray(result) && result.flat().some((cell) => cell instanceof CellError);
      if (!hasErrors) expect([values, "error" in answer ? answer.error : answer.value]).toEqual([values, expected]);
    }
  });
});
