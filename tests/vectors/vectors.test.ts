import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellResult } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { libraryFromSources } from "../library";
import { difference, vectorFiles, vectorsOf } from "./compare";

describe.each(vectorFiles)("the formulas of %s, typed into the sheet", (file) => {
  const vectors = vectorsOf(file);
  let sheet: Sheet;
  let answers: CellResult[];

  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources());
    answers = await sheet.evaluateAll(vectors.map((vector) => vector.formula));
  });
  afterAll(() => sheet.dispose());

  it.each(vectors.map((vector, index): [string, number] => [`${vector.id}: ${vector.about}`, index]))("%s", (_title, index) => {
    expect(difference(vectors[index]!, answers[index]!)).toBeUndefined();
  });

  const original = join(__dirname, "../../../shared/vectors", file);
  (existsSync(original) ? it : it.skip)("are the founders' formulas, unchanged", () => {
    expect(readFileSync(join(__dirname, file), "utf8")).toBe(readFileSync(original, "utf8"));
  });
});
