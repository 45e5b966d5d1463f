/** What positions are worth, cost and net, in both types: small round numbers, each result a sum or fraction by hand. */
import { accountEquity, equityInSettlement, requiredEquity, shareOfEquity } from "../../src/calc/account";
import { breakEvenPrice, budgetStop, exactBreakEven, exitForNet } from "../../src/calc/break-even";
import { compareWithAllIn } from "../../src/calc/compare";
import { entryCosts, exitCosts } from "../../src/calc/costs";
import { grossProfit, units, valueAt } from "../../src/calc/fill";
import { fundingRate } from "../../src/calc/funding";
import { heldAfterEach, heldIn, Holding } from "../../src/calc/holding";
import { initialMargin, marginAtLeverage, marginInMoney } from "../../src/calc/margin";
import { checkMinimum, lotsForMinimum, reachesMinimum } from "../../src/calc/minimum-order";
import {
  averageEntry,
  entryValue,
  fillsOf,
  netAtStop,
  netAtStops,
  netProfit,
  notional,
  profitAfterFees,
  stopFill,
  tickValue,
  totalContracts,
  tradingFees,
} from "../../src/calc/position";
import { effectiveLeverage, marginRatio, returnOnMargin } from "../../src/calc/ratios";
import { flat, netIfLeft, positionsAfter, realisedOf, feesOf, wholeTradeBreakEven } from "../../src/calc/running-position";
import { fundingCashFlow } from "../../src/calc/sizing";
import { d, fills, over, refusalOf, shown, terms } from "./exact";

const inverse = { type: "inverse" };
/** Two at 100 and one at 130: worth 330, on average 110. As inverse contracts worth 2/100 + 1/130 = 36/1300 coins, on average 3 x 1300/36. */
const three = fills([2, 100], [1, 130]);
const costs = { entryFee: 0.01, exitFee: 0.02, commission: 0.5 };

describe("value", () => {
  it("is units x price, or units / price", () => {
    expect(shown(units(d(3), terms({ size: 0.1 })))).toBe(0.3);
    expect(shown(valueAt(d(3), d(200), terms({ size: 0.1 })))).toBe(60);
    expect(shown(valueAt(d(3), d(200), terms({ size: 10, ...inverse })))).toBe(0.15);
    expect([shown(entryValue(three, terms())), shown(entryValue(heldIn(three, terms()), terms()))]).toEqual([330, 330]);
    expect(shown(entryValue([], terms()))).toBe(0);
    expect(shown(entryValue(three, terms(inverse)))).toBe(over(36, 1300));
    expect([shown(notional(three, terms())), shown(notional(three, terms({ size: 10, ...inverse })))]).toEqual([330, 30]);
    expect([shown(totalContracts(three)), shown(totalContracts(heldIn(three, terms())))]).toEqual([3, 3]);
  });

  it("averages arithmetically, or harmonically; of one fill it is its price", () => {
    expect(shown(averageEntry(three, terms()))).toBe(110);
    expect(shown(averageEntry(three, terms(inverse)))).toBe(over(3900, 36));
    const third = d(100).div(3);
    expect(averageEntry([{ contracts: d(7), price: third }], terms(inverse)).eq(third)).toBe(true);
    const after = heldAfterEach(
      [
        { contracts: d(0), price: d(90) },
        { contracts: d(7), price: third },
      ],
      terms(),
    );
    expect(after[1]!.averageEntry.eq(third)).toBe(true);
    expect(heldIn(fills([1, 90], [0, 100]), terms()).averageEntry.eq(90)).toBe(true);
    expect(shown(heldIn(fills([1, 90], [0, 100], [1, 110]), terms()).averageEntry)).toBe(100);
  });

  it("wins upwards as a long, downwards as a short; in coins 1/E - 1/X", () => {
    const of = (side: "long" | "short", stated = {}) => shown(grossProfit(side, fills([2, 100])[0]!, d(125), terms(stated)));
    expect([of("long"), of("short"), of("long", inverse), of("short", inverse)]).toEqual([50, -50, 0.004, -0.004]);
    const held = heldIn(three, terms());
    expect([shown(held.gross("long", d(120)).value), shown(held.gross("short", d(120)).value)]).toEqual([30, -30]);
    expect(shown(heldIn(three, terms(inverse)).gross("long", d(130)).value)).toBe(over(6, 1300));
    expect(shown(Holding.none(terms()).gross("long", d(120)).value)).toBe(0);
    expect(shown(Holding.none(terms()).units)).toBe(0);
  });

  it("of a tick is size x tick, or size (1/P - 1/(P + tick)), which needs the price", () => {
    expect(shown(tickValue(d("0.5"), undefined, terms({ size: 10 })))).toBe(5);
    expect(shown(tickValue(d(25), d(100), terms({ size: 10, ...inverse })))).toBe(0.02);
    expect(refusalOf(() => tickValue(d(1), undefined, terms(inverse)))).toEqual([
      "argument",
      "price is required for an inverse contract, was empty",
    ]);
  });

  it("pairs contracts with prices one to one", () => {
    expect(fillsOf([d(1)], [d(2)])).toEqual([{ contracts: d(1), price: d(2) }]);
    expect(refusalOf(() => fillsOf([d(1)], []))[1]).toBe("contracts and prices must be as long as each other, were 1 and 0");
    expect(refusalOf(() => fillsOf([d(1)], [], "triggers"))[1]).toBe(
      "contracts and triggers must be as long as each other, were 1 and 0",
    );
  });
});

describe("costs", () => {
  it("are the rate of the value and the commission of each contract, at each end its own", () => {
    expect([shown(entryCosts(d(3), d(330), terms(costs))), shown(exitCosts(d(3), d(330), terms(costs)))]).toEqual([4.8, 8.1]);
    // 330 and 360: 3.3 + 1.5 + 7.2 + 1.5
    expect(shown(tradingFees(three, d(120), terms(costs)))).toBe(13.5);
  });

  it("come off the result, funding paid after them", () => {
    expect(shown(profitAfterFees("long", three, d(120), terms(costs)))).toBe(16.5);
    expect(shown(netProfit("long", three, d(120), terms({ ...costs, paid: 2 })))).toBe(14.5);
    expect(shown(netProfit("short", three, d(100), terms({ ...costs, paid: -2 })))).toBe(30 - 4.8 - 7.5 + 2);
  });

  it("of a stop include what it slips: 10% below 100 for a long, above for a short", () => {
    expect([
      shown(stopFill("long", d(100), terms({ slippage: 0.1 }))),
      shown(stopFill("short", d(100), terms({ slippage: 0.1 }))),
    ]).toEqual([90, 110]);
    expect(shown(netAtStop("long", three, d(100), terms({ slippage: 0.1, paid: 2 })))).toBe(270 - 330 - 2);
    const stops = [d(90), d(120)];
    // Two leave at 90, one at 120, with 1% in, 2% out and 0.5 each way: -20 - 10 - 3.3 - 6 - 3, funding once
    expect(shown(netAtStops("long", three, stops, terms({ ...costs, paid: 2 })))).toBe(-44.3);
    expect(shown(netAtStops("long", three, stops, terms({ slippage: 0.1 })))).toBe(162 + 108 - 330);
  });

  it("set scaling in against all at the first price: 30 of 60 at 120", () => {
    const found = compareWithAllIn("long", three, d(120), terms());
    expect([found.allIn, found.scaled, found.difference].map(shown)).toEqual([60, 30, -30]);
  });
});

describe("the exit that nets an amount", () => {
  it("of a long: 3 X - 330 = 0; with costs 2.94 X = 330 + 3.3 + 3, and 2 of funding", () => {
    expect(shown(exactBreakEven("long", three, terms()))).toBe(110);
    expect(shown(exactBreakEven("long", three, terms(costs)))).toBe(over(336.3, 2.94));
    expect(shown(exactBreakEven("long", three, terms({ ...costs, paid: 2 })))).toBe(over(338.3, 2.94));
    expect(shown(exitForNet("long", three, d(30), terms()))).toBe(120);
  });

  it("of a short: 3.06 X = 330 - 3.3 - 3", () => {
    expect(shown(exactBreakEven("short", three, terms(costs)))).toBe(over(323.7, 3.06));
    expect(shown(exitForNet("short", three, d(30), terms()))).toBe(100);
  });

  it("of inverse contracts in coins: two at 100 cost 0.02, an exit at X brings 2 / X", () => {
    const two = fills([2, 100]);
    // Long: 0.02 - 2/X - 0.0002 - 0.02 x 2/X = 0; short: 2/X - 0.02 - 0.0002 - 0.02 x 2/X = 0
    const fees = { ...inverse, entryFee: 0.01, exitFee: 0.02 };
    expect(shown(exactBreakEven("long", two, terms(fees)))).toBe(over(2.04, 0.0198));
    expect(shown(exactBreakEven("short", two, terms(fees)))).toBe(over(1.96, 0.0202));
    expect(exitForNet("long", two, d("0.02"), terms(inverse))).toBeUndefined();
    expect(exitForNet("long", two, d("0.03"), terms(inverse))).toBeUndefined();
  });

  it("is none at 0: a short that is to win all of its value", () => {
    expect(exitForNet("short", three, d(330), terms())).toBeUndefined();
    expect(refusalOf(() => exactBreakEven("short", three, terms({ paid: 330 })))).toEqual([
      "notEnoughData",
      "no price brings this position to break-even",
    ]);
    expect(refusalOf(() => budgetStop("long", three, d(400), terms()))[1]).toBe("no price leaves exactly 400 at risk");
  });

  it("lies on the tick toward the market: 336.3 / 2.94 is 114.3877..., 323.7 / 3.06 is 105.78...", () => {
    expect(shown(breakEvenPrice("long", three, terms({ ...costs, tick: 0.5 })))).toBe(114.5);
    expect(shown(breakEvenPrice("short", three, terms({ ...costs, tick: 0.5 })))).toBe(105.5);
  });

  it("is the stop of a budget once its slipping is taken off: 30 lost at 100, placed at 100 / 0.9", () => {
    expect(shown(budgetStop("long", three, d(30), terms({ slippage: 0.1 })))).toBe(over(100, 0.9));
    expect(shown(budgetStop("long", three, d(30), terms({ slippage: 0.1, tick: 1 })))).toBe(112);
    expect(shown(budgetStop("short", three, d(30), terms({ slippage: 0.1, tick: 1 })))).toBe(109);
    expect(shown(budgetStop("long", three, d(-30), terms()))).toBe(120);
  });

  it("is refused where the tick makes it 0", () => {
    expect(refusalOf(() => breakEvenPrice("short", fills([1, 3]), terms({ tick: 5 })))[1]).toBe(
      "tick 5 is coarser than the price: the break-even at 3 would be 0, not above 0",
    );
    expect(refusalOf(() => budgetStop("short", fills([1, 3]), d(1), terms({ tick: 5 })))[1]).toBe(
      "tick 5 is coarser than the price: the stop at 4 would be 0, not above 0",
    );
  });
});

describe("margin and orders", () => {
  it("is value / leverage, or money for each contract before it; unknown without both", () => {
    expect(shown(marginAtLeverage(three, d(10), terms()))).toBe(33);
    expect(shown(marginInMoney(d(3), d(50)))).toBe(150);
    expect(shown(initialMargin(three, terms({ leverage: 10 })))).toBe(33);
    expect(shown(initialMargin(three, terms({ leverage: 10, marginPerContract: 50 })))).toBe(150);
    expect(initialMargin(three, terms())).toBeUndefined();
  });

  it("has a minimum that an order of just that value reaches", () => {
    const order = { contracts: d(2), price: d(100) };
    expect([199, 200, 201].map((minNotional) => reachesMinimum(order, terms({ minNotional })))).toEqual([true, true, false]);
    expect(reachesMinimum(order, terms())).toBe(true);
    expect(refusalOf(() => checkMinimum("step 2", order, terms({ minNotional: 201 })))).toEqual([
      "range",
      "step 2 must be worth at least minNotional (201), was 200",
    ]);
    expect(checkMinimum("step 2", order, terms({ minNotional: 200 }))).toBeUndefined();
  });

  it("needs as many lots as reach it, at least one", () => {
    const of = (stated: Record<string, number | string>) => shown(lotsForMinimum(d(100), d("0.5"), terms(stated)));
    expect([of({}), of({ minNotional: 10 }), of({ minNotional: 100 }), of({ minNotional: 101 })]).toEqual([1, 1, 2, 3]);
    expect(of({ minNotional: 100, size: 10, ...inverse })).toBe(20);
  });
});

describe("the account", () => {
  it("is its equity over the price of the coin; unknown without that price", () => {
    expect(shown(equityInSettlement(d(1000), { equityPrice: d(50) }))).toBe(20);
    expect(equityInSettlement(d(1000), { equityPrice: undefined })).toBeUndefined();
    expect(shown(requiredEquity(d(1000), { equityPrice: d(50) }))).toBe(20);
    expect(refusalOf(() => requiredEquity(d(1000), { equityPrice: undefined }))).toEqual([
      "argument",
      "equityPrice is needed with an inverse contract: 1 if equity is in its coin, else the price of the coin in the currency of equity",
    ]);
    expect(shown(accountEquity({ equity: d(1000), equityPrice: d(50) }))).toBe(20);
    expect(accountEquity({ equity: undefined, equityPrice: d(50) })).toBeUndefined();
    expect(shown(shareOfEquity(d(-5), { equity: d(1000), equityPrice: d(50) }))).toBe(-0.25);
    expect(shareOfEquity(d(-5), { equity: undefined, equityPrice: d(50) })).toBeUndefined();
  });

  it("has ratios that no 0 stands below", () => {
    expect(shown(effectiveLeverage(d(330), d(100)))).toBe(3.3);
    expect(refusalOf(() => effectiveLeverage(d(330), d(0)))).toEqual([
      "zeroDivisor",
      "equity must be greater than 0, was 0 or blank",
    ]);
    expect(refusalOf(() => effectiveLeverage(d(330), d(-1)))).toEqual(["range", "equity must be greater than 0, was -1"]);
    expect(shown(returnOnMargin(d(5), d(40), d(10)))).toBe(0.1);
    expect(refusalOf(() => returnOnMargin(d(5), d(0), d(0)))[1]).toBe("margin + closeFee must be greater than 0, was 0 or blank");
    expect(shown(marginRatio(d(40), d(-10), d(3), d(100), terms()))).toBe(0.1);
    expect(shown(marginRatio(d("0.04"), d("-0.01"), d(3), d(100), terms(inverse)))).toBe(1);
  });

  it("pays funding as a long and receives it as a short: 1,000 x (0.01% + 0.02%) x 3", () => {
    const of = (side: "long" | "short") => shown(fundingCashFlow(side, d(1000), [d("0.0001"), d("0.0002")], d(3)));
    expect([of("long"), of("short")]).toEqual([-0.9, 0.9]);
  });

  it("clamps interest less premium, then the rate", () => {
    const of = (premium: number, cap?: number) =>
      shown(fundingRate(d(premium), d("0.01"), d("0.05"), cap === undefined ? undefined : d(cap)));
    expect([of(0.02), of(0.2), of(-0.2), of(0.02, 0.005), of(-0.2, 0.1), of(0.2, 0.1)]).toEqual([
      0.01, 0.15, -0.15, 0.005, -0.1, 0.1,
    ]);
  });
});

describe("a position over signed fills", () => {
  const after = (side: "long" | "short", pairs: [number, number][], stated = {}) =>
    positionsAfter(side, fills(...pairs), terms(stated));
  const heldOf = ({ held, side }: ReturnType<typeof after>[number]) => held && [side, shown(held.contracts), shown(held.price)];

  it("adds at an average, realises at it, and turns round with what is over", () => {
    const found = after(
      "long",
      [
        [2, 100],
        [2, 110],
        [-1, 120],
        [-5, 90],
        [2, 80],
      ],
      { entryFee: 0.01, exitFee: 0.02, commission: 1 },
    );
    expect(found.map(heldOf)).toEqual([["long", 2, 100], ["long", 4, 105], ["long", 3, 105], ["short", 2, 90], undefined]);
    // 15 won; 3 x 15 lost; 2 x 10 won
    expect(found.map(({ gross }) => shown(gross.value))).toEqual([0, 0, 15, -30, -10]);
    // 2 + 2; 2.2 + 2; 2.4 + 1; 5.4 + 3 closing, 1.8 + 2 opening; 3.2 + 2
    expect(found.map((each) => shown(feesOf(each)))).toEqual([4, 8.2, 11.6, 23.8, 29]);
    expect(found[4]!.side).toBe("short");
    expect(shown(realisedOf(found[4]!, { paid: d(3) }))).toBe(-42);
  });

  it("of a short side sells with positive counts", () => {
    expect(
      after("short", [
        [2, 100],
        [-2, 90],
      ]).map(heldOf),
    ).toEqual([["short", 2, 100], undefined]);
    expect(
      shown(
        after("short", [
          [2, 100],
          [-2, 90],
        ])[1]!.gross.value,
      ),
    ).toBe(20);
  });

  it("nets what it would if the rest left: 15 so far and 3 x 5, exit costs of 6.6 + 3", () => {
    const [, , third] = after(
      "long",
      [
        [2, 100],
        [2, 110],
        [-1, 120],
      ],
      { entryFee: 0.01, exitFee: 0.02, commission: 1 },
    );
    const stated = terms({ entryFee: 0.01, exitFee: 0.02, commission: 1, paid: 3 });
    expect(shown(netIfLeft(third!, d(110), stated))).toBe(5.8);
    expect(shown(netIfLeft(flat("long"), d(110), stated))).toBe(-3);
  });

  it("breaks even where the rest wins back what is lost: 20 lost on two of four at 100", () => {
    const lost = after("long", [
      [4, 100],
      [-2, 90],
    ])[1]!;
    expect(shown(wholeTradeBreakEven(lost, terms()))).toBe(110);
    expect(shown(wholeTradeBreakEven(lost, terms({ paid: 1 })))).toBe(110.5);
    expect(shown(wholeTradeBreakEven(lost, terms({ paid: 1, tick: 1 })))).toBe(111);
    // 4 in, 3.6 out and 4 x X x 1% more: 2 X - 200 = 20 + 4 + 1.8 + 0.02 X
    const charged = { entryFee: 0.01, exitFee: 0.01 };
    expect(
      shown(
        wholeTradeBreakEven(
          after(
            "long",
            [
              [4, 100],
              [-2, 90],
            ],
            charged,
          )[1]!,
          terms(charged),
        ),
      ),
    ).toBe(over(225.8, 1.98));
    expect(wholeTradeBreakEven(flat("long"), terms())).toBeUndefined();
    // Won 300 on two, which the other two cannot lose
    expect(
      wholeTradeBreakEven(
        after("long", [
          [4, 100],
          [-2, 250],
        ])[1]!,
        terms(),
      ),
    ).toBeUndefined();
    // On the tick toward the market a short's 0.6 is 0: there is none
    expect(
      wholeTradeBreakEven(
        after("short", [
          [4, 1],
          [-2, 1.4],
        ])[1]!,
        terms({ tick: 1 }),
      ),
    ).toBeUndefined();
  });
});
