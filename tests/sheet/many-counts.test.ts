/** Chances of many counts, beyond what factorials have room for: held against fractions of whole numbers, and e to hundreds of digits. */
import { between, binomial, hypergeometric, poisson, quantile, upTo } from "../../src/sheet/chances";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";

const sheet = createHeadlessSheet(fakeLibrary());
afterAll(() => sheet.dispose());

/** A fraction as the number nearest to it, but for the last of its 17 digits or so. */
function share(numerator: bigint, denominator: bigint): number {
  return Number(`${(numerator * 10n ** 330n) / denominator}e-330`);
}

function choose(from: number, count: number): bigint {
  let ways = 1n;
  for (let taken = 0; taken < count; taken += 1) ways = (ways * BigInt(from - taken)) / BigInt(taken + 1);
  return ways;
}

function sum(first: number, last: number, term: (count: number) => bigint): bigint {
  let all = 0n;
  for (let count = first; count <= last; count += 1) all += term(count);
  return all;
}

/** Ways of so many successes where one has 3 chances of 8. */
const ofEighths = (trials: number) => (count: number) =>
  choose(trials, count) * 3n ** BigInt(count) * 5n ** BigInt(trials - count);

/** Shares of e to the power of the mean, of 400 digits. */
function ofMean(mean: number, last: number): bigint[] {
  const terms = [10n ** 400n];
  for (let count = 1; count <= last; count += 1) terms.push((terms[count - 1]! * BigInt(mean)) / BigInt(count));
  return terms;
}

function near(found: unknown, expected: number): void {
  expect(typeof found).toBe("number");
  expect(Math.abs((found as number) / expected - 1)).toBeLessThan(1e-12);
}

it.each([20, 300, 375, 376, 450, 900])("%i successes of 1,000", async (count) => {
  const ways = ofEighths(1000);
  near(await sheet.evaluate(`=BINOM.DIST(${count},1000,0.375,FALSE)`), share(ways(count), 8n ** 1000n));
  near(await sheet.evaluate(`=BINOMDIST(${count},1000,0.375,TRUE)`), share(sum(0, count, ways), 8n ** 1000n));
});

it.each([0, 60, 180, 200, 201, 300])("%i events where 200 are the mean", async (count) => {
  const terms = ofMean(200, 1200);
  const all = sum(0, 1200, (at) => terms[at]!);
  near(await sheet.evaluate(`=POISSON.DIST(${count},200,FALSE)`), share(terms[count]!, all));
  near(
    await sheet.evaluate(`=POISSON(${count},200,TRUE)`),
    share(
      sum(0, count, (at) => terms[at]!),
      all,
    ),
  );
});

it.each([0, 40, 300, 333, 700])("%i failures before 200 successes", async (count) => {
  // Of 8 ^ (count + 200): the last is a success
  const ways = (failures: number) => choose(failures + 199, failures) * 3n ** 200n * 5n ** BigInt(failures);
  near(await sheet.evaluate(`=NEGBINOM.DIST(${count},200,0.375,FALSE)`), share(ways(count), 8n ** BigInt(count + 200)));
  near(await sheet.evaluate(`=NEGBINOMDIST(${count},200,0.375)`), share(ways(count), 8n ** BigInt(count + 200)));
  const all = sum(0, count, (failures) => ways(failures) * 8n ** BigInt(count - failures));
  near(await sheet.evaluate(`=NEGBINOM.DIST(${count},200,0.375,TRUE)`), share(all, 8n ** BigInt(count + 200)));
});

it.each([100, 180, 225, 226, 290])("%i of 300 drawn, where 1,500 of 2,000 are successes", async (count) => {
  const ways = (drawn: number) => choose(1500, drawn) * choose(500, 300 - drawn);
  near(await sheet.evaluate(`=HYPGEOM.DIST(${count},300,1500,2000,FALSE)`), share(ways(count), choose(2000, 300)));
  near(await sheet.evaluate(`=HYPGEOMDIST(${count},300,1500,2000)`), share(ways(count), choose(2000, 300)));
  near(await sheet.evaluate(`=HYPGEOM.DIST(${count},300,1500,2000,TRUE)`), share(sum(0, count, ways), choose(2000, 300)));
});

it("a range of counts, on one side of the mean and over it", async () => {
  const ways = ofEighths(1000);
  for (const [least, most] of [
    [0, 300],
    [350, 400],
    [380, 1000],
    [390, 390],
  ] as const)
    near(await sheet.evaluate(`=BINOM.DIST.RANGE(1000,0.375,${least},${most})`), share(sum(least, most, ways), 8n ** 1000n));
});

it("the smallest count that reaches a level, also where it is reached exactly", async () => {
  const ways = ofEighths(400);
  for (const level of [0.001, 0.25, 0.5, 0.75, 0.999]) {
    const found = (await sheet.evaluate(`=BINOM.INV(400,0.375,${level})`)) as number;
    const upTo = (count: number) => share(sum(0, count, ways), 8n ** 400n);
    expect([upTo(found) >= level, upTo(found - 1) >= level]).toEqual([true, false]);
  }
  // Of 1,001 tosses half have 500 heads or fewer
  expect(await sheet.evaluate("=BINOM.INV(1001,0.5,0.5)")).toBe(500);
  expect(quantile(binomial(1_000_000, 0.5), 0.5)).toBe(500_000);
});

it("edges: what is certain, what cannot be, what Excel refuses", async () => {
  expect(await sheet.evaluate("=BINOM.DIST(1000,1000,0.375,TRUE)")).toBe(1);
  expect(await sheet.evaluate("=BINOM.DIST(5,1000,0,FALSE)")).toBe(0);
  expect(await sheet.evaluate("=BINOM.DIST(1000,1000,1,FALSE)")).toBe(1);
  expect(await sheet.evaluate("=BINOM.DIST(0,1000,0,TRUE)")).toBe(1);
  expect(await sheet.evaluate("=POISSON.DIST(200.9,200,TRUE)")).toBe(await sheet.evaluate("=POISSON.DIST(200,200,TRUE)"));
  const refused = expect.objectContaining({ code: "#NUM!" }) as unknown;
  for (const formula of [
    "=BINOM.DIST(1001,1000,0.5,TRUE)",
    "=BINOM.DIST(1,1000,1.5,TRUE)",
    "=BINOM.INV(1000,0.5,1)",
    "=POISSON.DIST(-1,200,TRUE)",
    "=NEGBINOM.DIST(1000,0,0.5,TRUE)",
    "=HYPGEOM.DIST(99,300,1700,2000,TRUE)*0+HYPGEOM.DIST(0,1000,1500,2000,TRUE)",
  ])
    expect(await sheet.evaluate(formula)).toEqual(refused);
  expect(await sheet.evaluate('=BINOM.DIST("x",1000,0.5,TRUE)')).toEqual(expect.objectContaining({ code: "#VALUE!" }));
});

it("ends as it begins: nothing below the first count, all at the last", () => {
  const drawn = hypergeometric(1000, 1500, 2000);
  expect([upTo(drawn, 499).fewer, upTo(drawn, 1000).fewer]).toEqual([0, 1]);
  expect(upTo(poisson(0), 3)).toEqual({ fewer: 1, more: 0 });
  expect(between(binomial(200, 0.5), 0, 200)).toBeCloseTo(1, 14);
});
