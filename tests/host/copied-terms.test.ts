import { defaultTerms } from "../../src/calc/contract-terms";
import { readTerms } from "../../src/host/terms";

const inputs = [
  ["size", 0.01],
  ["Fee rate", 0.0005],
  ["type", "inverse"],
];

test("a copy of terms holds every term", () => {
  const terms = readTerms(inputs);
  const copy = { ...terms };
  expect(Object.keys(copy).sort()).toEqual(Object.keys(defaultTerms).sort());
  expect(copy.size.toNumber()).toBe(0.01);
  expect(copy.entryFee.toNumber()).toBe(0.0005);
  expect(copy.type).toBe("inverse");
  expect(copy.rule).toBe("entry");
  expect({ ...terms, headers: false }.headers).toBe(false);
});

test("a cell that makes no sense is refused in a copy, and not looked at before", () => {
  const terms = readTerms([...inputs, ["leverage", "much"]]);
  expect(terms.size.toNumber()).toBe(0.01);
  expect(() => ({ ...terms })).toThrow("leverage");
});
