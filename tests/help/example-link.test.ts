import fc from "fast-check";
import { exampleHash, exampleOfHash } from "../../src/help/example-link";

test("a formula goes into an address in letters that chat programs leave alone", () => {
  expect(exampleHash("=MICRO.MARGIN(3,70000,10,0.01)")).toBe("#example=%3DMICRO.MARGIN%283%2C70000%2C10%2C0.01%29");
  expect(exampleHash('=A({1;2},"a b")')).toMatch(/^#example=[A-Za-z0-9.%_~-]+$/);
});

test("whatever is encoded comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const formula = `=${text.replace(/[\u0000-\u001f\u007f\ud800-\udfff]/g, "")}x`;
      expect(exampleOfHash(exampleHash(formula))).toBe(formula);
    }),
  );
});

test.each([
  ["another hash", "#plan=abc"],
  ["nothing", ""],
  ["no formula", "#example=MICRO.MARGIN"],
  ["only a sign", "#example=%3D"],
  ["a broken escape", "#example=%E0%A4%A"],
  ["a line break", "#example=%3DA%0A1"],
  ["more than a cell holds", `#example=%3D${"1".repeat(9000)}`],
])("%s carries no formula", (_, hash) => {
  expect(exampleOfHash(hash)).toBeUndefined();
});
