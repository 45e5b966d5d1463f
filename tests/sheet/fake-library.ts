import type { ExcelParameter } from "../../src/catalogue/types";
import type { FunctionLibrary } from "../../src/host/library";

type FakeFunction = (...values: any[]) => unknown;

export class FakeError {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

/** A parameter: "name" one value, "name[]" a range, a "?" behind it optional; ":number" a type. */
function parameter(text: string): ExcelParameter {
  const [, name, range, optional, type] = /^(\w+)(\[\])?(\?)?(?::(\w+))?$/.exec(text)!;
  return {
    name: name!,
    description: `the ${name}`,
    type: type ?? "any",
    ...(range && { dimensionality: "matrix" as const }),
    ...(optional && { optional: true }),
  };
}

/** What a function received, as a text: the tests look at it. */
export function shown(values: readonly unknown[]): string {
  return JSON.stringify(values);
}

const fakes: Record<string, [parameters: string, call: FakeFunction]> = {
  "ECHO.ARGS": ["first second? third?", (...values) => shown(values.slice(0, 3))],
  "ECHO.RANGE": ["range[] more?", (...values) => shown(values.slice(0, 2))],
  "ECHO.TYPED": ["number:number text?:string flag?:boolean", (...values) => shown(values.slice(0, 3))],
  "ECHO.PLACE": ["", (...values) => shown(values)],
  "GIVE.BACK": ["range[]", (range) => range],
  "GIVE.TABLE": [
    "rows? columns?",
    (rows, columns) =>
      Array.from({ length: rows ?? 3 }, (_, row) => Array.from({ length: columns ?? 1 }, (__, column) => row * 10 + column + 1)),
  ],
  "GIVE.MIXED": [
    "",
    () => [
      ["Word", ""],
      [true, 0.1 + 0.2],
      [new FakeError("#N/A", "no bar yet"), -4.901750000000001],
    ],
  ],
  "GIVE.RAGGED": ["", () => [[1, 2, 3], [4]]],
  "SLOW.NEXT": [
    "value:number milliseconds:number",
    (value, milliseconds) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
      return value + 1;
    },
  ],
  "GIVE.NUMBER": ["", () => 5739.083528002316],
  "GIVE.WORD": ["", () => "ready"],
  "GIVE.ERROR": [
    "code?",
    (code) => {
      throw new FakeError(code ?? "#NUM!", "leverage must be at least 1, was 0.5");
    },
  ],
  "GIVE.FAULT": [
    "",
    () => {
      throw new TypeError("cannot read nothing");
    },
  ],
  "ADD.ALL": [
    "range[] more[]?",
    (...values) =>
      values
        .slice(0, 2)
        .flat(2)
        .reduce((sum, value) => sum + (Number(value) || 0), 0),
  ],
};

export function fakeLibrary(extra: Record<string, [string, FakeFunction]> = {}): FunctionLibrary {
  const all = Object.entries({ ...fakes, ...extra });
  return {
    metadata: {
      allowCustomDataForDataTypeAny: false,
      allowErrorForDataTypeAny: true,
      functions: all.map(([id, [parameters]]) => ({
        id,
        name: id,
        description: `The fake ${id}.`,
        parameters: parameters === "" ? [] : parameters.split(" ").map(parameter),
        result: { type: "any", dimensionality: "matrix" as const },
      })),
    },
    catalogue: { version: "0", functions: [] },
    functions: new Map(all.map(([id, [, call]]) => [id, call])),
  };
}
