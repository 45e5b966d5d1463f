/** Other people's workbooks, changed by the command and saved by the workbench: every line of workbooks/expected.jsonl. */
import { unzipSync } from "fflate";
import { openPackage, worksheetParts } from "../../src/file/package";
import { excelFaults } from "./excel-rules";
import { WrittenParts } from "./schema-faults";
import { bytesOfWorkbook, carriedOut, comparable, type Line, lines, mayChange, printed, quoted, Stored } from "./expected";
import { oneIn, slow } from "../property";

jest.setTimeout(60_000);
interface Answer {
  cell: string;
  value?: unknown;
  error?: string;
}

const answersIn = (printedLines: readonly string[]): Map<string, unknown> =>
  new Map(
    printedLines.map((text) => {
      const answer = JSON.parse(text) as Answer;
      return [answer.cell, comparable(answer.error === undefined ? answer.value : { error: answer.error })];
    }),
  );

const isStale = (wanted: unknown): boolean => typeof wanted === "object" && wanted !== null && "stale" in wanted;

const allWritten = new WrittenParts();

describe.each(oneIn(6, [...new Set(lines.map(({ file }) => file))]))("%s", (file) => {
  const own = lines.filter((line) => line.file === file).map((line) => [titleOf(line), line] as const);
  test.each(own)("%s", async (_, line) => {
    const cells = Object.entries(line.cells ?? {});
    const outcome = await carriedOut(
      line,
      cells.map(([cell]) => quoted(cell)),
    );
    if (line.refuses !== undefined) {
      expect([outcome.refusal, ...outcome.notes].join(" ").toLowerCase()).toContain(line.refuses.toLowerCase());
      expect([outcome.code, outcome.written]).toEqual([1, undefined]);
      return;
    }
    if (line.do === "check") {
      if (line.finds) expectFindings(line.finds, outcome.code, outcome.answers);
      if (cells.length > 0)
        expectAnswers(
          line,
          (
            await printed(
              line,
              cells.map(([cell]) => quoted(cell)),
            )
          ).answers,
        );
      return;
    }
    const stale = cells.filter(([, wanted]) => isStale(wanted));
    if (stale.length > 0) expect(outcome.code).toBe(1);
    if (typeof line.do === "object") expectAnswers(line, outcome.answers);
    expectStored(line, outcome.written!);
  });
});

// After all others: what they wrote is held to the schemas in one go
slow("every file that was written is valid by the published schemas", async () => {
  expect(allWritten.count).toBeGreaterThan(100);
  expect(await allWritten.faults()).toEqual([]);
});

function titleOf({ do: action, refuses }: Line): string {
  if (typeof action === "string") return action;
  const words = Object.entries(action.set)
    .map(([cell, text]) => `${cell}=${text}`)
    .join("; ")
    .slice(0, 60);
  return `${refuses === undefined ? "set" : "refuse"} ${words}`;
}

function expectFindings(finds: readonly string[], code: number, answers: readonly string[]): void {
  const found = answers
    .map((text) => JSON.parse(text) as { kind: string; cell: string })
    .filter(({ kind }) => kind !== "unknown");
  const places = found.map(({ cell }) => quoted(cell));
  expect(places).toEqual(expect.arrayContaining(finds.map(quoted)));
  if (finds.length === 0) expect(places).toEqual([]);
  expect(code).toBe(finds.length > 0 ? 1 : 0);
}

function expectAnswers(line: Line, printedLines: readonly string[]): void {
  const answers = answersIn(printedLines);
  for (const [cell, wanted] of Object.entries(line.cells ?? {}))
    if (!isStale(wanted)) expect([cell, answers.get(quoted(cell))]).toEqual([cell, comparable(wanted)]);
}

function expectStored(line: Line, written: Uint8Array): void {
  const stored = new Stored(written);
  for (const [cell, wanted] of Object.entries(line.cells ?? {}))
    if (!isStale(wanted)) expect([cell, comparable(stored.value(cell))]).toEqual([cell, comparable(wanted)]);
  for (const [cell, wanted] of Object.entries(line.formulas ?? {}))
    expect([cell, [wanted].flat().includes(stored.formula(cell) ?? ""), stored.formula(cell)]).toEqual([
      cell,
      true,
      stored.formula(cell),
    ]);
  for (const words of line.keeps ?? []) {
    const [, kind, place, range] = /^(dynamic|array):(.*)=([A-Z]+\d+(?::[A-Z]+\d+)?)$/.exec(words) ?? [];
    if (place !== undefined) expect([place, stored.array(place)]).toEqual([place, { kind, range }]);
  }
  expect(excelFaults(written)).toEqual([]);
  allWritten.add(`${line.file}, ${titleOf(line)}`, written);
  if (line.do !== "repair") expectPartsKept(bytesOfWorkbook(line.file), written);
}

/** Whatever is no cell stays byte for byte: no count of features can be lower. */
function expectPartsKept(before: Uint8Array, after: Uint8Array): void {
  const worksheets = new Map(worksheetParts(openPackage(before)).map(({ path }) => [path, true]));
  const [was, is] = [unzipSync(before), unzipSync(after)];
  for (const [path, bytes] of Object.entries(was)) {
    if (path.endsWith("/") || path.endsWith("calcChain.xml")) continue;
    if (worksheets.has(path)) expect([path, around(is[path]!)]).toEqual([path, around(bytes)]);
    else if (!mayChange(path, () => false)) expect([path, Buffer.from(is[path] ?? []).equals(bytes)]).toEqual([path, true]);
  }
}

/** A worksheet's part without its rows. */
function around(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("utf8")
    .replace(/<((?:\w+:)?)sheetData(?:\/>|[^]*<\/\1sheetData>)/, "");
}
