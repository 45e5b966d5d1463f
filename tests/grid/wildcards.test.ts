import fc from "fast-check";
import { runs } from "../property";
import { wildcardPattern } from "../../src/grid/wildcards";

/** From Excel's own page on wildcards in searches. */
test.each([
  ["fy06~?", "fy06?", "fy061"],
  ["sm?th", "SMITH", "smooth"],
  ["*east", "Northeast", "eastern"],
  ["a.b*", "a.b\nc", "axb"],
  ["~~", "~", "~~"],
  ["~*~", "*~", "x~"],
  ["(a|b)/[c]", "(A|B)/[C]", "a"],
])("%s fits %j, not %j", (text, fitting, other) => {
  expect([fitting, other].map((each) => wildcardPattern(text).test(each))).toEqual([true, false]);
});

/** Of short texts the regular expression that says the same is quick enough. */
function slowly(pattern: string): RegExp {
  const source = pattern.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (sign, literal?: string) => {
    if (literal !== undefined) return literal === "~" ? literal : `\\${literal}`;
    return sign === "*" ? ".*" : sign === "?" ? "." : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, "is");
}

test("a text fits a pattern where it fits the regular expression that says the same", () => {
  const signs = (of: string) => fc.string({ unit: fc.constantFrom(...of), maxLength: 9 });
  fc.assert(
    fc.property(signs("aAb*?~.\n"), signs("aAb*?~.\n"), (pattern, text) => {
      expect(wildcardPattern(pattern).test(text)).toBe(slowly(pattern).test(text));
    }),
    { numRuns: runs.numRuns * 20 },
  );
});

test("many stars in a long text are no more work than one", () => {
  const before = process.cpuUsage();
  expect(wildcardPattern(`${"*a".repeat(100)}*b`).test("a".repeat(32_767))).toBe(false);
  expect(wildcardPattern(`${"*a".repeat(100)}*`).test("a".repeat(32_767))).toBe(true);
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(500_000);
});
