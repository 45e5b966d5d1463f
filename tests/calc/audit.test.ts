/** A plan's stages and the eleven rules of the audit at their bounds: two fills of one contract at 100 and 110, stops 95 and 105. */
import { type AuditedPlan, auditPlan } from "../../src/calc/audit";
import { auditRules } from "../../src/calc/audit-rules";
import { flatMaintenance, maintenanceTiers } from "../../src/calc/maintenance";
import { exactIsolatedLiquidation, isolatedLiquidation, orderedFills, plannedFills, planStages } from "../../src/calc/plan";
import { stagesOf, stopPerFill, tradeLoss } from "../../src/calc/stages";
import { weightsFromText } from "../../src/calc/weights";
import { d, fills, over, refusalOf, shown, terms } from "./exact";

type Stated = Record<string, number | string>;

describe("stages", () => {
  const costs = { entryFee: 0.01, exitFee: 0.02, commission: 0.5, slippage: 0.1, paid: 2 };

  it("leave what is held at the stop in force: 90% of it, fees at both ends, funding last", () => {
    const [first, second] = stagesOf("long", fills([1, 100], [1, 110]), [d(90), d(100)], terms(costs));
    // 81: 19 lost, 1 + 0.5 + 1.62 + 0.5; 90 twice: 30 lost, 2.1 + 1 + 3.6 + 1
    expect([first!.gross, first!.fees, first!.net, first!.averageEntry].map(shown)).toEqual([-19, 3.62, -24.62, 100]);
    expect([second!.gross, second!.fees, second!.net, second!.averageEntry].map(shown)).toEqual([-30, 7.7, -39.7, 105]);
    expect(shown(tradeLoss("long", fills([1, 100]), d(90), terms(costs)))).toBe(22.62);
  });

  it("have one stop each, or one that is never moved", () => {
    const prices = [d(100), d(110)];
    expect(stopPerFill("long", prices, [d(95)]).map(shown)).toEqual([95, 95]);
    expect(stopPerFill("long", prices, [d(95), d(105)]).map(shown)).toEqual([95, 105]);
    expect(refusalOf(() => stopPerFill("long", [...prices, d(120)], [d(95), d(105)]))[1]).toBe(
      "prices and stops must be as long as each other, were 3 and 2",
    );
    expect(refusalOf(() => stopPerFill("long", prices, [d(95), d(110)]))[1]).toBe(
      "stops (item 2) must be below the fill of stage 2 (110) of a long, was 110",
    );
    expect(refusalOf(() => stopPerFill("long", prices, [d(100)]))[1]).toBe(
      "stop must be below the fill of stage 1 (100) of a long, was 100",
    );
    expect(stopPerFill("long", prices, [d(95), d(110)], 1).map(shown)).toEqual([95, 110]);
  });
});

describe("a plan", () => {
  it("shares contracts out in lots, each step an order", () => {
    const of = (total: number, stated: Stated) =>
      orderedFills(d(total), weightsFromText("thirds"), [d(100), d(110), d(120)], terms(stated)).map(({ contracts, price }) =>
        [contracts, price].map(shown),
      );
    expect(of(0.7, { lot: 0.1 })).toEqual([
      [0.2, 100],
      [0.2, 110],
      [0.3, 120],
    ]);
    expect(of(7, { minNotional: 200 })).toEqual([
      [2, 100],
      [2, 110],
      [3, 120],
    ]);
    expect(refusalOf(() => of(7, { minNotional: 201 }))[1]).toBe("step 1 must be worth at least minNotional (201), was 200");
    expect(refusalOf(() => of(7, { minNotional: 221 }))[1]).toContain("step 1");
  });

  it("takes the stops of the rule in its terms", () => {
    const of = (rule: string) =>
      plannedFills("long", d(2), weightsFromText("equal 2"), [d(100), d(110)], d(95), terms({ rule })).stops.map(shown);
    expect([of("entry"), of("hold")]).toEqual([
      [95, 100],
      [95, 95],
    ]);
  });

  it("knows margin, liquidation and break-even of each stage", () => {
    const stated = { ...terms({ leverage: 10, entryFee: 0.01 }), maintenance: flatMaintenance(d("0.005")) };
    const [first, second] = planStages("long", d(2), weightsFromText("equal 2"), [d(100), d(110)], d(95), stated);
    expect([first!.margin, first!.liquidation, first!.breakEven].map(shown)).toEqual([10, over(90, 0.995), 101]);
    expect([second!.margin, second!.liquidation, second!.breakEven].map(shown)).toEqual([21, over(94.5, 0.995), 106.05]);
    expect(shown(isolatedLiquidation("long", fills([1, 100]), { ...stated, tick: d("0.1") }))).toBe(90.5);
    expect(exactIsolatedLiquidation("long", fills([1, 100]), terms({ leverage: 10 }))).toBeUndefined();
    expect(exactIsolatedLiquidation("long", fills([1, 100]), { ...stated, leverage: undefined })).toBeUndefined();
    expect(isolatedLiquidation("long", fills([1, 100]), { ...stated, leverage: d(1), tick: d(1) })).toBeUndefined();
  });
});

describe("the audit", () => {
  const plan: AuditedPlan = {
    ...{ side: "long", fills: fills([1, 100], [1, 110]), stops: [d(95), d(105)], equity: d(1000), targets: [d(120)] },
  };
  const full = { leverage: 10, atr: 5, equityPrice: 1 };
  const rows = (changed: Partial<AuditedPlan> = {}, stated: Stated = {}, maintenance = flatMaintenance(d("0.005"))) =>
    auditPlan({ ...plan, ...changed }, { ...terms({ ...full, ...stated }), maintenance });
  const row = (name: string, ...of: Parameters<typeof rows>) => {
    const { status, value, limit, needs } = rows(...of)[auditRules.findIndex((rule) => rule.name === name)]!;
    return needs === undefined ? [status, shown(value), shown(limit)] : needs;
  };

  it("holds eleven rules against a plan, in this order and unit", () => {
    expect(auditRules.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      ...["stageRisk share", "neverMoved share", "addsInProfit count", "leverage times", "liquidation price", "breakEven price"],
      ...["profitLocked money", "stopDistance distance", "exitPlan price", "newestFill price", "margin money"],
    ]);
    expect(rows().map(({ check }) => check)).toEqual([
      ...["Stage risk within the cap", "Risk if the stops are never moved", "Adds only in profit", "Leverage within the maximum"],
      ...["Stop before liquidation", "Stop after scale 1 covers break-even", "Profit locked after the last scale"],
      ...["Stop distance in ATR", "Exit plan present", "Stop behind the newest fill", "Margin within equity"],
    ]);
  });

  it("stage risk: 5 of 1,000 at the first stop, exactly at the cap too", () => {
    expect(row("stageRisk")).toEqual(["PASS", 0.005, 0.01]);
    expect(row("stageRisk", {}, { maxRisk: 0.005 })).toEqual(["PASS", 0.005, 0.005]);
    expect(row("stageRisk", {}, { maxRisk: 0.0049 })).toEqual(["FAIL", 0.005, 0.0049]);
    expect(row("stageRisk", { stops: [d(99), d(104)] })).toEqual(["PASS", 0.002, 0.01]);
    expect(row("stageRisk", {}, { equityPrice: 2 })).toEqual(["PASS", 0.01, 0.01]);
  });

  it("never moved: both leave at 95, 20 of 1,000", () => {
    expect(row("neverMoved")).toEqual(["FAIL", 0.02, 0.01]);
    expect(row("neverMoved", {}, { maxRisk: 0.02 })).toEqual(["PASS", 0.02, 0.02]);
  });

  it("adds in profit: fills behind the one before them are counted", () => {
    expect(row("addsInProfit")).toEqual(["PASS", 0, 0]);
    const down = { fills: fills([1, 100], [1, 99], [1, 98], [1, 98]), stops: [d(95), d(95), d(95), d(95)] };
    expect(row("addsInProfit", down)).toEqual(["FAIL", 2, 0]);
    const short = { side: "short" as const, fills: fills([1, 100], [1, 90]), stops: [d(105), d(95)], targets: [d(80)] };
    expect(row("addsInProfit", short)).toEqual(["PASS", 0, 0]);
  });

  it("leverage: that of the terms, or value over margin in money: 210 / 2 x 5", () => {
    expect(row("leverage")).toEqual(["PASS", 10, 20]);
    expect(row("leverage", {}, { leverage: 20 })).toEqual(["PASS", 20, 20]);
    expect(row("leverage", {}, { leverage: 21 })).toEqual(["FAIL", 21, 20]);
    expect(row("leverage", {}, { marginPerContract: 5 })).toEqual(["FAIL", 21, 20]);
  });

  it("liquidation: the stage with the smallest gap, exactly at it fails", () => {
    // At 10x: 90 / 0.995 under 95, 94.5 / 0.995 under 105
    expect(row("liquidation")).toEqual(["PASS", 95, over(90, 0.995)]);
    expect(row("liquidation", {}, { leverage: 20 }, flatMaintenance(d(0)))).toEqual(["FAIL", 95, 95]);
    expect(row("liquidation", { stops: [d("95.01"), d(105)] }, { leverage: 20 }, flatMaintenance(d(0)))).toEqual([
      "PASS",
      95.01,
      95,
    ]);
    // 105 x 0.95 is 99.75: 0.25 below 100, where 95.5 is 0.5 above 95
    expect(row("liquidation", { stops: [d("95.5"), d(100)] }, { leverage: 20 }, flatMaintenance(d(0)))).toEqual([
      "PASS",
      100,
      99.75,
    ]);
    expect(row("liquidation", {}, { leverage: 1 }, flatMaintenance(d(0)))).toEqual(["PASS", 95, undefined]);
    const short = { side: "short" as const, fills: fills([1, 100]), stops: [d(105)], targets: [d(80)] };
    expect(row("liquidation", short, { leverage: 20 }, flatMaintenance(d(0)))).toEqual(["FAIL", 105, 105]);
    expect(row("liquidation", short, { leverage: 19 }, flatMaintenance(d(0)))).toEqual(["PASS", 105, over(2000, 19)]);
  });

  it("liquidation of a short beyond the last tier is not known", () => {
    const short = { side: "short" as const, fills: fills([1, 100]), stops: [d(105)], targets: [d(80)] };
    const capped = maintenanceTiers([d(0)], [d("0.005")]).map((tier) => ({ ...tier, cap: d(104) }));
    expect(row("liquidation", short, {}, capped)).toBe("maintenance tiers up to this size");
    // An inverse long: 1 / 100 of a coin, liquidated as it becomes 0.011 / 1.005
    const small = capped.map((tier) => ({ ...tier, cap: d("0.0104") }));
    const long = { ...short, side: "long" as const, stops: [d(95)], targets: [d(120)] };
    expect(row("liquidation", long, { type: "inverse" }, small)).toBe("maintenance tiers up to this size");
    // A linear long beside whose tiers nothing is known has none that it could reach either
    expect(row("liquidation", long, { leverage: 1 }, small)).toEqual(["PASS", 95, undefined]);
  });

  it("break-even: the second stop against the average of two, at 105 and with 15 digits of it", () => {
    expect(row("breakEven")).toEqual(["PASS", 105, 105]);
    expect(row("breakEven", { stops: [d(95), d("104.99")] })).toEqual(["FAIL", 104.99, 105]);
    expect(row("breakEven", { stops: [d(95), d(106)] })).toEqual(["PASS", 106, 105]);
    // The third fill raises the average to 110, which is none of the second stop's business
    const three = { fills: fills([1, 100], [1, 110], [1, 120]), stops: [d(95), d(105), d(111)] };
    expect(row("breakEven", three)).toEqual(["PASS", 105, 105]);
    // (211 + 2.11) / 2 x 1 / 0.99: 107.63131313131313...
    const charged = { entryFee: 0.01, exitFee: 0.01 };
    const cell = (digits: string) => row("breakEven", { fills: fills([1, 100], [1, 111]), stops: [d(95), d(digits)] }, charged);
    expect(cell("107.631313131313")).toEqual(["PASS", 107.631313131, 107.631313131]);
    expect(cell("107.631313131312")).toEqual(["FAIL", 107.631313131, 107.631313131]);
    const short = { side: "short" as const, fills: fills([1, 100], [1, 90]), targets: [d(80)] };
    expect(row("breakEven", { ...short, stops: [d(105), d("95.01")] })).toEqual(["FAIL", 95.01, 95]);
    expect(row("breakEven", { ...short, stops: [d(105), d(94)] })).toEqual(["PASS", 94, 95]);
  });

  it("profit locked: more than 0 at the last stop", () => {
    expect(row("profitLocked")).toEqual(["FAIL", 0, 0]);
    expect(row("profitLocked", { stops: [d(95), d(106)] })).toEqual(["PASS", 2, 0]);
    // The fifteenth digit of a break-even in a cell is no profit, the eleventh is one
    expect(row("profitLocked", { stops: [d(95), d("105.000000000001")] })[0]).toBe("FAIL");
    expect(row("profitLocked", { stops: [d(95), d("105.00000001")] })).toEqual(["PASS", 2e-8, 0]);
  });

  it("stop distance: an ATR at least, or a warning", () => {
    expect(row("stopDistance")).toEqual(["PASS", 1, 1]);
    expect(row("stopDistance", {}, { atr: 10 })).toEqual(["WARN", 0.5, 1]);
    expect(row("stopDistance", {}, { atr: 2 })).toEqual(["PASS", 2.5, 1]);
  });

  it("exit: a target at least, each in front of the average of 105", () => {
    expect(row("exitPlan")).toEqual(["PASS", 1, 1]);
    expect(row("exitPlan", { targets: [] })).toEqual(["FAIL", 0, 1]);
    expect(row("exitPlan", { targets: [d(120), d(105)] })).toEqual(["FAIL", 105, 105]);
    expect(row("exitPlan", { targets: [d(120), d(104), d(103)] })).toEqual(["FAIL", 104, 105]);
  });

  it("newest fill: the least room between a stop and its fill, of equals the earlier; none is a fault", () => {
    expect(row("newestFill")).toEqual(["PASS", 95, 100]);
    expect(row("newestFill", { stops: [d(95), d(106)] })).toEqual(["PASS", 106, 110]);
    expect(row("newestFill", { stops: [d(95), d(110)] })).toEqual(["FAIL", 110, 110]);
  });

  it("margin: 21 of 1,000; exactly the equity passes", () => {
    expect(row("margin")).toEqual(["PASS", 21, 1000]);
    expect(row("margin", { equity: d(21) })).toEqual(["PASS", 21, 21]);
    expect(row("margin", { equity: d("20.99") })).toEqual(["FAIL", 21, 20.99]);
  });

  it("says what a rule needs that is not there", () => {
    const bare = auditPlan(plan, terms({ type: "inverse" })).map(({ needs }) => needs);
    expect(bare).toEqual([
      ...[
        "equityPrice",
        "equityPrice",
        undefined,
        "leverage",
        "leverage and mmr",
        undefined,
        undefined,
        "atr",
        undefined,
        undefined,
      ],
      "leverage or marginPerContract and equityPrice",
    ]);
    expect(row("breakEven", { fills: fills([1, 100]), stops: [d(95)] })).toBe("a second fill");
    const impossible = rows({ stops: [d(95), d(110)] }).map(({ needs }) => needs);
    const stops = "stops behind their fills";
    expect(impossible).toEqual([
      stops,
      undefined,
      undefined,
      undefined,
      stops,
      stops,
      stops,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const both = auditPlan({ ...plan, stops: [d(95), d(110)] }, terms({ equityPrice: 1 }));
    expect(both[4]!.needs).toBe("stops behind their fills and leverage and mmr");
    expect(both[0]).toEqual({ check: "Stage risk within the cap", needs: stops });
  });
});
