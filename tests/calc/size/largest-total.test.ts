/** The search from above, with losses that are known: whatever can be told of ranges of totals, the largest that fits is found. */
import fc from "fast-check";
import { Decimal, type Decimal as Lots } from "../../../src/calc/decimal";
import { LargestTotal } from "../../../src/calc/size/largest-total";
import type { LotLosses } from "../../../src/calc/size/lot-losses";
import { weightsOf } from "../../../src/calc/weights";
import { runs } from "../../property";
import { d } from "../exact";

const equal = weightsOf(Array.from({ length: 12 }, () => d(1)));
/** So far apart that doubles do not hold the products of weights and lots. */
const farApart = weightsOf([d("1e-300"), d(1)]);

interface Market {
  readonly weights: typeof equal;
  readonly fits: (lots: number) => boolean;
  /** Can it be told of these totals that none fits, if that is so? */
  readonly isTold: (by: "range" | "total" | "below") => boolean;
}

/** What the search finds, what it tried exactly, and how often it looked. */
function searched({ weights, fits, isTold }: Market, least: number, most: number) {
  let asked = 0;
  const isNone = (by: "range" | "total" | "below", from: number, to: number): boolean => {
    if (!isTold(by)) return false;
    for (let lots = from; lots <= to; lots += 1) if (fits(lots)) return false;
    return true;
  };
  const losses = {
    noneFits: (from: number, to: number) => isNone(from === to ? "total" : "range", from, to),
    exceedRoom: (counts: readonly number[]) => {
      asked = counts.reduce((sum, count) => sum + count);
      return isNone("total", asked, asked);
    },
    noneWithin: (_bounds: unknown, from: number) => isNone("below", from, asked - 1),
  } as unknown as LotLosses;
  const [tried, costs]: [number[], number[]] = [[], []];
  const search = new LargestTotal<string>(
    weights,
    losses,
    (cost) => costs.push(cost),
    (lots: Lots, counts) => {
      expect(counts.reduce((sum, count) => sum.plus(count)).eq(lots)).toBe(true);
      tried.push(lots.toNumber());
      return fits(lots.toNumber()) ? lots.toString() : undefined;
    },
  );
  return { found: search.between(new Decimal(least), new Decimal(most)), tried, costs };
}

const always = () => true;
const never = () => false;

it("finds the largest total that fits, whatever can be told of the others", () => {
  const chances = fc.constantFrom(0, 0.3, 0.9, 1);
  fc.assert(
    fc.property(
      fc.constantFrom(equal, farApart),
      fc.integer({ min: 12, max: 40 }),
      fc.nat(300),
      fc.uniqueArray(fc.nat(340), { maxLength: 5 }),
      chances,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (weights, least, more, fitting, chance, draws) => {
        const most = least + more;
        const fits = (lots: number): boolean => fitting.includes(lots);
        const isTold = (): boolean => draws.next().value! < chance;
        const largest = Math.max(...fitting.filter((lots) => lots >= least && lots <= most));
        const { found, tried } = searched({ weights, fits, isTold }, least, most);
        expect(found).toBe(largest === -Infinity ? undefined : String(largest));
        expect(tried.every((lots) => lots >= least && lots <= most)).toBe(true);
      },
    ),
    runs,
  );
});

it("a range of one total, and of none", () => {
  expect(searched({ weights: equal, fits: always, isTold: always }, 20, 20).found).toBe("20");
  expect(searched({ weights: equal, fits: always, isTold: always }, 21, 20)).toEqual({ found: undefined, tried: [], costs: [] });
});

describe("where all can be told", () => {
  it.each([20, 999, 1000, 99_990, 99_999])("%i among 100,000 is found in some looks, and nothing else is tried", (largest) => {
    const { found, tried, costs } = searched({ weights: equal, fits: (lots) => lots <= largest, isTold: always }, 12, 100_000);
    expect(found).toBe(String(largest));
    expect(tried).toEqual([largest]);
    // Each look at a range quarters or doubles the next: 17 binary digits
    expect(costs.length).toBeLessThan(4 * 17);
  });
});

describe("where only single totals can be told", () => {
  const isTold = (by: string) => by === "total";

  it.each([
    ["equal weights", equal, 11],
    ["weights far apart", farApart, 51],
  ])("each is looked at, with a range every eighth time, and one is tried: %s", (_title, weights, exact) => {
    const { tried, costs } = searched({ weights, fits: (lots) => lots <= 100, isTold }, 12, 164);
    expect(tried).toEqual([100]);
    // 153 totals are a range to begin with, then 39 and 10; of the 64 that are looked at in vain each eighth is followed by a range
    expect(costs.filter((cost) => cost === 1)).toHaveLength(3 + 8);
    expect(costs.filter((cost) => cost === 0.4)).toHaveLength(64 + 1);
    expect(costs.filter((cost) => cost === exact)).toHaveLength(1);
  });
});

it("where nothing can be told each total is tried", () => {
  for (const weights of [equal, farApart]) {
    const { tried } = searched({ weights, fits: (lots) => lots <= 100, isTold: never }, 12, 164);
    expect(tried).toEqual(Array.from({ length: 65 }, (_each, index) => 164 - index));
  }
});

it("totals right below are passed over, each time twice as many while that goes", () => {
  const weights = weightsOf(Array.from({ length: 100 }, () => d(1)));
  const { tried, costs } = searched({ weights, fits: (lots) => lots <= 200, isTold: (by) => by !== "range" }, 100, 1200);
  expect(tried).toEqual([200]);
  // With the 1,000 above: 9, 17, 33 and 65; of 128 below nothing is said where there are 100 steps, so 33 and 65 nine times at most; then fewer and fewer
  const looks = costs.filter((cost) => cost === 0.4).length;
  expect(looks).toBeGreaterThanOrEqual(4 + 2 * 8);
  expect(looks).toBeLessThanOrEqual(4 + 2 * 9 + 2 * 5);
});
