import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../../src/cli/write-whole";

const folder = mkdtempSync(join(tmpdir(), "write-whole-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file keeps its mode, and a link to it stays one", () => {
  const [file, link] = [join(folder, "plan.xlsx"), join(folder, "link.xlsx")];
  writeFileSync(file, "old");
  chmodSync(file, 0o640);
  symlinkSync(file, link);
  writeWhole(link, new TextEncoder().encode("new"));
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["new", 0o640]);
  expect(readdirSync(folder).sort()).toEqual(["link.xlsx", "plan.xlsx"]);
});

test("what cannot be written leaves no litter and says so", () => {
  const missing = join(folder, "nowhere", "plan.xlsx");
  expect(() => writeWhole(missing, new Uint8Array(3))).toThrow("could not be written");
});
