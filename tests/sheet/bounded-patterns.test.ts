/** A pattern cannot keep a sheet busy for good: wildcards are looked for from the left, regular expressions have a bound. */
import type { CellResult } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { fakeLibrary } from "./fake-library";

let sheet: Sheet;
beforeAll(async () => {
  const texts = ["MNQ long", "MES short", "a".repeat(2000), "what?", "50% * 2", "line\nend"];
  const cells = Object.fromEntries(texts.map((value, at) => [`A${at + 1}`, { value }]));
  sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "S", cells }] });
  await sheet.recalculate();
});
afterAll(() => sheet.dispose());

it.each<[string, CellResult]>([
  ['COUNTIF(A1:A6,"m*")', 2],
  ['COUNTIF(A1:A6,"*LONG")', 1],
  ['COUNTIF(A1:A6,"m?? *")', 2],
  ['COUNTIF(A1:A6,"<>m*")', 4],
  ['COUNTIF(A1:A6,"*~?")', 1],
  ['COUNTIF(A1:A6,"*~* ?")', 1],
  ['COUNTIF(A1:A6,"line*end")', 1],
  ['COUNTIF(A1:A6,"*a*a*a*a*a*a*a*a*a*a*b")', 0],
  ['COUNTIF(A1:A6,"*a*a*a*a*a*a*a*a*a*a*")', 1],
  ['MATCH("*short",A1:A6,0)', 2],
  ['XMATCH("*a*a*a*a*a*a*a*a*b",A1:A6,2)', "#N/A"],
  ['SUMIF(A1:A6,"*a*a*a*a*a*a*a*a*a*b",A1:A6)', 0],
  ['REGEXMATCH("MNQZ6 28750.25","^([A-Z]+)(\\d) (\\d+)\\.(\\d+)$")', true],
  ['REGEXEXTRACT("MNQZ6 28750.25","\\d+\\.\\d+")', "28750.25"],
  ['REGEXMATCH(REPT("a",32000)&"b","a+b")', true],
])("%s is %s", async (formula, expected) => {
  const found = await sheet.evaluate(`=${formula}`);
  expect(found !== null && typeof found === "object" && "code" in found ? found.code : found).toBe(expected);
});

it.each([
  'REGEXMATCH(REPT("a",30000),"a*a*a*a*a*c")',
  'REGEXREPLACE(REPT("a",30000),"a*a*a{2,}c","")',
  'REGEXEXTRACT(REPT("a",3000),"[ab]*\\w+.*c")',
])("%s is refused", async (formula) => {
  expect(await sheet.evaluate(`=${formula}`)).toMatchObject({
    code: "#NUM!",
    message: expect.stringMatching(
      /^REGEX[A-Z]+ looks for a pattern with several repetitions in a text of 30?,000 characters|of 3,000 characters/,
    ),
  });
});
