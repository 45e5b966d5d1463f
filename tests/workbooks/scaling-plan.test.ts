/** The planning sheet, calculated by the engine with the functions of the project. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { templateOf } from "../../src/workbooks/templates";
import { libraryFromSources } from "../library";

const addressOf = (key: string) => scalingPlan.inputs.find((input) => input.key === key)!.address;

describe("the planning sheet", () => {
  let sheet: Sheet;

  beforeEach(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), scalingPlan.workbook);
    await sheet.recalculate();
  });
  afterEach(() => sheet.dispose());

  it("opens with the catalogue's worked plan", () => {
    expect(sheet.spillAt("Plan!E4")?.range).toBe("E4:O7");
    expect(sheet.readRange("Plan!L5:L7").flat()).toEqual([-4.19825, -4.90175, -2.1134985]);
  });

  it("says its summary in words", () => {
    expect(sheet.read("Plan!E1")).toBe("Worst stage -4.90 (0.49% of equity), stop is reached before liquidation");
    expect(sheet.read("Plan!E2")).toBe("Within the limit of 1.00% per trade; 3 of 11 checks fail, see the audit below");
  });

  it("holds the largest stage loss, the risk at full size and the limit", () => {
    expect(sheet.readRange("Plan!L13:L15").flat()).toEqual([4.90175, 2.1134985, 10]);
  });

  it("spills the audit with a word and a sign for each check", () => {
    expect(sheet.read("Plan!E18")).toBe("Check");
    const statuses = sheet.readRange("Plan!L19:L29").flat();
    expect(statuses).toEqual([
      "✓ PASS",
      "✕ FAIL",
      "✓ PASS",
      "✓ PASS",
      "✓ PASS",
      "✕ FAIL",
      "✕ FAIL",
      "! WARN",
      "✓ PASS",
      "✓ PASS",
      "✓ PASS",
    ]);
  });

  it("holds no error, and none after a change to a short of four steps", async () => {
    sheet.setCells({
      [addressOf("side")]: "short",
      [addressOf("stop")]: 70350,
      [addressOf("total")]: 10,
      [addressOf("weights")]: "pyramid 4",
    });
    sheet.setCells({ [addressOf("target1")]: 68000, [addressOf("target2")]: 67500 });
    await sheet.recalculate();
    expect(sheet.spillAt("Plan!E4")?.range).toBe("E4:O8");
    expect(sheet.readRange("Plan!F5:F8").flat()).toEqual([4, 3, 2, 1]);
    const errors = sheet
      .readRange("Plan!A1:O30")
      .flat()
      .filter((value) => typeof value === "object" && value !== null);
    expect(errors).toEqual([]);
  });

  it("shouts when liquidation comes first", async () => {
    sheet.setValue(addressOf("leverage"), 125);
    sheet.setValue(addressOf("stop"), 69000);
    await sheet.recalculate();
    expect(sheet.read("Plan!E1")).toMatch(/LIQUIDATION COMES BEFORE THE STOP$/);
  });

  it("keeps no stale figure when the plan has an error", async () => {
    sheet.setValue(addressOf("entry"), -5);
    await sheet.recalculate();
    expect(sheet.read("Plan!E1")).toBe("No plan yet: select cell E4 to read why");
    expect(sheet.reasonAt("Plan!E4")).toMatch(/entry must be greater than 0, was -5/);
    expect(sheet.reasonAt("Plan!L13")).toBeDefined();
  });

  it("names the cell in the way when a plan has more steps than there is room for", async () => {
    sheet.setCells({ [addressOf("total")]: 8, [addressOf("weights")]: "equal 8" });
    await sheet.recalculate();
    expect(sheet.reasonAt("Plan!E4")).toMatch(/blocked by E12, which is not empty: the result needs 9 rows by 11 columns/);
    sheet.setCells({ [addressOf("weights")]: "equal 4" });
    await sheet.recalculate();
    expect(sheet.spillAt("Plan!E4")?.range).toBe("E4:O8");
  });

  it("is known again by its labels", () => {
    expect(templateOf(sheet.workbook())?.id).toBe(scalingPlan.id);
    sheet.setValue("Plan!A6", "Something else");
    expect(templateOf(sheet.workbook())).toBeUndefined();
  });
});
