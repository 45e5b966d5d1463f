import type { SheetValue } from "../../src/grid/workbook-data";
import { fromFragment, toFragment } from "../../src/workbench/share-link";
import { templates } from "../../src/workbooks/templates";

const scalingPlan = templates.find(({ id }) => id === "scaling-plan")!;
const cells = (values: Record<string, SheetValue>) => (address: string) => values[address] ?? null;
const addressOf = (key: string) => scalingPlan.inputs.find((input) => input.key === key)!.address;

describe("a share link", () => {
  it("brings every input back, exactly", () => {
    const given: Record<string, SheetValue> = {
      [addressOf("side")]: "short",
      [addressOf("entry")]: 0.1 + 0.2,
      [addressOf("weights")]: "1/4,1/4,1/2",
    };
    const shared = fromFragment(toFragment(scalingPlan, cells(given)), templates)!;
    expect(shared.template).toBe(scalingPlan);
    expect(shared.values).toMatchObject(given);
  });

  it("empties the inputs that it does not name", () => {
    const shared = fromFragment("#scaling-plan?entry=70000", templates)!;
    expect(shared.values[addressOf("entry")]).toBe(70000);
    expect(shared.values[addressOf("atr")]).toBeNull();
    expect(Object.keys(shared.values)).toHaveLength(scalingPlan.inputs.length);
  });

  it("is nothing without a fragment", () => {
    expect(fromFragment("", templates)).toBeUndefined();
    expect(fromFragment("#", templates)).toBeUndefined();
  });

  it.each([
    ["#other-plan?entry=1", /no template/],
    ["#scaling-plan", /no input/],
    ["#scaling-plan?entry=lots", /Entry price.*must be a number, was "lots"/],
    ["#scaling-plan?entry=", /must be a number/],
    ["#scaling-plan?entry=Infinity", /must be a number/],
    ["#scaling-plan?entry=1&colour=red", /not known \("colour"\)/],
    ["#scaling-plan?side=%3DSUM(1)", /is a formula/],
    ["#scaling-plan?side=%20%2B1", /is a formula/],
    [`#scaling-plan?side=${"x".repeat(300)}`, /too long/],
  ])("that is wrong says why: %s", (fragment, message) => {
    expect(() => fromFragment(fragment, templates)).toThrow(message);
  });

  it("never carries an error or a formula out", () => {
    expect(toFragment(scalingPlan, cells({ [addressOf("entry")]: 1 }))).toBe("#scaling-plan?entry=1");
  });
});
