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
