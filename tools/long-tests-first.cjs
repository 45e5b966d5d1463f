/**
 * Order of test files for npm test. Jest begins with those that took longest, in a fresh clone with the largest; there, what calculates
 * sheets or runs calc comes first. Tests of pages wait for their browser: one of them follows each few others, or they would wait all at once.
 */
const { readFileSync } = require("node:fs");
const Sequencer = require("@jest/test-sequencer").default;

const calculates = /\/(sheet|workbooks|cli)\//;
const opensPages = /playwright-core|\.\/browser"|workbench-page/;
const othersBetween = 10;

module.exports = class extends Sequencer {
  sort(tests) {
    const texts = new Map(tests.map(({ path }) => [path, `${path.replaceAll("\\", "/")}\n${readFileSync(path, "utf8")}`]));
    const isPage = ({ path }) => opensPages.test(texts.get(path));
    const isShort = ({ path, duration }) => duration !== undefined || !calculates.test(texts.get(path));
    const sorted = super.sort(tests).sort((one, other) => isShort(one) - isShort(other));
    const pages = sorted.filter(isPage);
    const others = sorted.filter((test) => !isPage(test));
    return [...others.flatMap((test, index) => [...(index % othersBetween === 0 ? pages.splice(0, 1) : []), test]), ...pages];
  }
};
