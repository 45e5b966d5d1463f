import type { SheetValue } from "../../src/grid/workbook-data";
import { initialValues } from "../../src/plan/inputs";
import { shareRefusal, shareWords } from "../../src/workbench/share";
import { fromFragment, toFragment } from "../../src/workbench/share-link";
import { templates } from "../../src/workbooks/templates";

const scalingPlan = templates.find(({ id }) => id === "scaling-plan")!;
const addressOf = (key: string) => scalingPlan.inputs.find((input) => input.key === key)!.address;
const initial = Object.fromEntries(Object.entries(initialValues).map(([name, value]) => [addressOf(name), value as SheetValue]));
const cells =
  (changed: Record<string, SheetValue> = {}) =>
  (address: string) =>
    ({ ...initial, ...changed })[address] ?? null;

describe("a share link", () => {
  it("holds what differs from the template and brings it back, exactly", () => {
    const given: Record<string, SheetValue> = {
      [addressOf("Side")]: "short",
      [addressOf("Entry_price")]: 0.1 + 0.2,
      [addressOf("Split")]: "1/4,1/4,1/2",
      [addressOf("Leverage")]: null,
    };
    const { fragment, labels } = toFragment(scalingPlan, cells(given));
    expect(labels).toEqual(["Side", "Entry price", "Leverage", "Split"]);
    expect(fromFragment(fragment, templates)).toEqual({ template: scalingPlan, values: given });
  });

  it("of an untouched template opens the template", () => {
    expect(toFragment(scalingPlan, cells())).toEqual({ fragment: "#scaling-plan", labels: [] });
    expect(fromFragment("#scaling-plan", templates)).toEqual({ template: scalingPlan, values: {} });
  });

  it("says what is in it and what is not, before it is copied", () => {
    expect(shareWords({ labels: ["Side", "Entry price"] }, ["500 rows of Bars"])).toBe(
      "2 inputs: Side, Entry price. Not in it: 500 rows of Bars.",
    );
    expect(shareWords({ labels: [] }, [])).toBe("No input differs: it opens the template as it is. Nothing else is in it.");
  });

  it("is refused, with the reason, for a journal and for a workbook that is none of ours", () => {
    const journal = templates.find(({ id }) => id === "journal");
    expect(shareRefusal(journal)).toMatch(/^A journal is its fills, and a link holds no fills/);
    expect(shareRefusal(undefined)).toMatch(/was not made with it: save it and send the file\.$/);
    expect(shareRefusal(scalingPlan)).toBeUndefined();
  });

  it.each(templates.filter((each) => shareRefusal(each) === undefined).map(({ id }) => id))("of %s holds every input", (id) => {
    const template = templates.find((each) => each.id === id)!;
    const given = Object.fromEntries(
      template.inputs.map(({ address, kind }, at) => [address, kind === "number" ? 3 + at / 7 : `word ${at}`]),
    );
    const { fragment, labels } = toFragment(template, (address) => given[address] ?? null);
    expect(labels).toHaveLength(template.inputs.length);
    expect(fromFragment(fragment, templates)).toEqual({ template, values: given });
  });

  it("of the former sheet opens with its inputs under their new names", () => {
    const { values } = fromFragment(
      "#scaling-plan?side=short&entry=70000&total=3&weights=thirds&stop=70350&target1=69000",
      templates,
    )!;
    expect(values).toMatchObject({
      [addressOf("Side")]: "short",
      [addressOf("Total_contracts")]: 3,
      [addressOf("Split")]: "thirds",
      [addressOf("Initial_stop")]: 70350,
      [addressOf("Target_1_price")]: 69000,
      [addressOf("Target_2")]: null,
      [addressOf("Leverage")]: null,
    });
  });

  it.each([
    [
      "#odds?side=short&entry=70000&total=3&weights=thirds&stop=70350&target1=69000&drift=0.001&volatility=0.02",
      {
        Side: "short",
        Entry_price: 70000,
        Initial_stop: 70350,
        Target_1_price: 69000,
        Target_1: null,
        Drift: 0.001,
        Leverage: null,
      },
      undefined,
    ],
    [
      "#replay?entry=3500&distance=0.01&mmr=0.005&funding=0.0001",
      { Entry_price: 3500, Trigger_distance: 0.01, Maintenance_margin_rate: 0.005, Funding_per_bar: 0.0001, Fee_rate: null },
      undefined,
    ],
    [
      "#risk-allocation?entry=3500&stopDistance=0.02",
      { Entry_price: 3500, Stop_distance: 0.02 },
      [expect.stringMatching(/^Risk allocation is part of the scaling plan now/)],
    ],
    [
      "#confirmations?side=short&level=70000&tolerance=35&rsiLevel=60&sessionStart=8&high=70420&low=69310&close=69930&method=woodie",
      { Side: "short", Level: 70000, Retest_tolerance: 0.0005, RSI_threshold: 60, Session_starts_at: 8, Pivot_method: "woodie" },
      [
        "Not taken over: Session high, Session low, Session close; the pivots come from the session before the last one on the sheet Bars.",
      ],
    ],
    ["#confirmations?tolerance=35", {}, ["Not taken over: Retest tolerance (35); it is a percentage of the level now."]],
    [
      "#dca-build-up?side=long&base=2000&baseAmount=100&orders=4&deviation=0.02&stepScale=1.2&exit=1500&size=0.1&equity=500",
      { Entry_price: 2000, Base_amount: 100, Orders: 4, Stop_price: 1500, Contract_size: 0.1, Leverage: null, Take_profit: null },
      ["Its quantities are rounded to whole lots now."],
    ],
    [
      "#venue-comparison?side=long&entry=70350&coins=0.03&stop=70000&leverage=10&periods=3",
      { Entry_price: 70350, Position: 0.03, Stop_price: 70000, Leverage: 10, Funding_times: 3, Funding_rate: null },
      undefined,
    ],
    ["#scale-out?side=short&contracts=4&average=70350&stop=70700", { side: "short", held: 4, initialStop: 70700 }, undefined],
  ])("of an older version opens with what has a place, and says what has none: %s", (fragment, expected, notes) => {
    const { template, values, notes: said } = fromFragment(fragment, templates)!;
    const byKey = Object.fromEntries(template.inputs.map(({ key, address }) => [key, values[address]]));
    expect(byKey).toMatchObject(expected);
    expect(said).toEqual(notes);
  });

  it.each(templates.map(({ id }) => id))("of %s with an input that no version had is refused", (id) => {
    expect(() => fromFragment(`#${id}?colour=red`, templates)).toThrow(/not known \("colour"\)/);
  });

  it("carries a contract of one's own as typed figures", () => {
    const named = (name: string) => scalingPlan.workbook.names![name]!.replaceAll("$", "");
    const own = {
      [addressOf("Contract")]: "MINE:COIN",
      [named("Contract_row")]: 60,
      [named("Size_used")]: 0.5,
      [named("Type_used")]: "linear",
      [named("Tick_used")]: 0.25,
      [named("Lot_used")]: 1,
      [named("Settles_in")]: "USDT",
    };
    const { values } = fromFragment(toFragment(scalingPlan, cells(own)).fragment, templates)!;
    expect(values).toMatchObject({
      [addressOf("Contract")]: null,
      [addressOf("Contract_size")]: 0.5,
      [addressOf("Tick_size")]: 0.25,
      [addressOf("Settlement_currency")]: "USDT",
    });
  });

  it("is nothing without a fragment", () => {
    expect(fromFragment("", templates)).toBeUndefined();
    expect(fromFragment("#", templates)).toBeUndefined();
  });

  it.each([
    ["#other-plan?entry=1", /no template/],
    ["#scaling-plan?entry=lots", /Entry price must be a number, was "lots"/],
    ["#scaling-plan?Entry_price=Infinity", /must be a number/],
    ["#scaling-plan?Entry_price=1&colour=red", /not known \("colour"\)/],
    ["#scaling-plan?Side=%3DSUM(1)", /is a formula/],
    ["#scaling-plan?side=%20%2B1", /is a formula/],
    [`#scaling-plan?Side=${"x".repeat(300)}`, /too long/],
  ])("that is wrong says why: %s", (fragment, message) => {
    expect(() => fromFragment(fragment, templates)).toThrow(message);
  });

  it("is not made of a text where a number belongs", () => {
    expect(() => toFragment(scalingPlan, cells({ [addressOf("Entry_price")]: "lots" }))).toThrow(/Entry price must be a number/);
  });
});
