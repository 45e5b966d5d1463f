import { lastWords } from "../../src/cli/last-words";

const faultOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (fault) {
    return fault;
  }
};

it("says of a formula without an end what it is", () => {
  const endless = (depth: number): number => endless(depth + 1) + 1;
  expect(lastWords(faultOf(() => endless(0)))).toBe(
    "A formula calls itself, or is nested too deep to be calculated. Nothing was changed.",
  );
});

it("says of anything else its message, and no page of source", () => {
  const fault = faultOf(() => (undefined as unknown as { name: string }).name);
  expect(lastWords(fault)).toBe((fault as Error).message);
  expect(lastWords(faultOf(() => "x".repeat(2 ** 30)))).toBe("Invalid string length");
  expect(lastWords("a word")).toBe("a word");
});
