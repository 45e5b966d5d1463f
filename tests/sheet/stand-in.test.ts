import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { loadLibrary } from "../../src/sheet/load-in-node";
import { fakeLibrary } from "./fake-library";

const { metadata } = fakeLibrary();
const catalogue = { version: "0", functions: [] };
const only = (...ids: string[]) => ({ ...metadata, functions: metadata.functions.filter(({ id }) => ids.includes(id)) });

const script = `(() => {
  CustomFunctions.associate("GIVE.TABLE", () => [[1, new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "too early")]]);
  CustomFunctions.associate("GIVE.ERROR", () => { throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidNumber, "too small"); });
})();`;

test("a built script runs against the stand-in, and its errors keep word and reason", async () => {
  const library = loadLibrary({ functionsScript: script, metadata: only("GIVE.TABLE", "GIVE.ERROR"), catalogue });
  const sheet = createHeadlessSheet(library);
  expect(await sheet.evaluateAll(["=GIVE.TABLE()", "=GIVE.ERROR()"])).toEqual([
    [[1, new CellError("#N/A", "too early")]],
    new CellError("#NUM!", "too small"),
  ]);
  sheet.dispose();
});

test("a script that does not associate every function of functions.json is refused", () => {
  const files = { functionsScript: script, metadata: only("GIVE.TABLE", "GIVE.ERROR", "GIVE.WORD"), catalogue };
  expect(() => loadLibrary(files)).toThrow("functions.json names what functions.js does not associate: GIVE.WORD");
});

test("a script that associates more than functions.json names is refused", () => {
  expect(() => loadLibrary({ functionsScript: script, metadata: only("GIVE.TABLE"), catalogue })).toThrow(
    "functions.js associates what functions.json does not name: GIVE.ERROR",
  );
});

test("an id that is associated twice is refused", () => {
  expect(() => loadLibrary({ functionsScript: script + script, metadata, catalogue })).toThrow(
    "functions.js associates GIVE.TABLE twice",
  );
});
