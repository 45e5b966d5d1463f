import { readFileSync } from "node:fs";
import { join } from "node:path";
const withPlainFields: (source: string) => string = jest.requireActual("../../tools/plain-fields.cjs");

/** The helper as the engine's packages have it, and a class that sets its fields by it. */
const compiled = `
function _defineProperty(e, r, t) {
  return r in e ? Object.defineProperty(e, r, { value: t, enumerable: true, configurable: true, writable: true }) : e[r] = t, e;
}
class Base { get text() { return "of the class"; } grow() { return "grown"; } }
class Cell extends Base {
  constructor(value) {
    super();
    _defineProperty(this, "_value", value);
    _defineProperty(this, "_list", [value, Math.max(value, 2)]);
    _defineProperty(this, "_later", () => { return [this._value, ")"]; });
    _defineProperty(this, "text", "its own");
    _defineProperty(this, "grow", void 0);
    _defineProperty(this, "_value", value + 1);
  }
}
return new Cell(7);`;

const fieldsOf = (text: string) => Object.getOwnPropertyDescriptors(new Function(text)());

it("makes objects with the fields that the helper gives them", () => {
  const [before, after] = [fieldsOf(compiled), fieldsOf(withPlainFields(compiled))];
  expect(Object.keys(after)).toEqual(["_value", "_list", "_later", "text", "grow"]);
  for (const [name, field] of Object.entries(before)) {
    const { value, ...flags } = field;
    const { value: now, ...flagsNow } = after[name]!;
    expect([name, flagsNow]).toEqual([name, flags]);
    expect(String(now)).toBe(String(value).replace("_defineProperty", ""));
  }
  expect(after._later!.value.call()).toEqual([8, ")"]);
});

it("leaves names to the helper that a prototype of the engine may have as a getter", () => {
  const text = withPlainFields(compiled);
  expect(text).toContain('_defineProperty(this, "text", "its own")');
  expect(text).toContain("(this._value = value)");
});

it.each(["core", "engine-formula", "sheets"])("leaves few calls of the helper in %s", (name) => {
  const source = readFileSync(join(__dirname, `../../node_modules/@univerjs/${name}/lib/es/index.js`), "utf8");
  const calls = (text: string) => text.split("_defineProperty(this, ").length - 1;
  expect(calls(source)).toBeGreaterThan(200);
  expect(calls(withPlainFields(source)) / calls(source)).toBeLessThan(0.3);
});
