import { nativeForm } from "../../src/cli/native-forms";
import type { Sheet } from "../../src/sheet/sheet";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { libraryFromSources } from "../library";

const place = { sheet: "Sheet1", read: () => null };

describe("native forms of terms in money", () => {
  let sheet: Sheet;
  beforeAll(() => (sheet = createHeadlessSheet(libraryFromSources())));
  afterAll(() => sheet.dispose());

  it.each<[string, string[], number]>([
    ["MICRO.PNL", ['"long"', "3", "4200", "4220", '{"size",5;"commission",0.77}'], 300 - 4.62],
    ["MICRO.RISK", ["2", "4200", "4195", '{"size",5;"Commission",0.62}'], 50 + 2.48],
    ["SCALE.RISK", ['"long"', "2", "4202.5", "4200.25", '{"size",5;"commission",0.62}'], 22.5 + 2.48],
    ["STOP.BREAKEVEN", ['"long"', "2", "4200", '{"size",5;"commission",0.77}'], 4200 + 1.54 / 5],
    ["MICRO.MARGIN", ["3", "", "", '{"marginPerContract",140}'], 420],
    ["MICRO.MARGIN", ["3", "70000", "10", '{"size",0.01;"marginPerContract",140}'], 210],
  ])("%s(%j) is %d", async (id, values, expected) => {
    const [answer] = await sheet.evaluateAll([`=${nativeForm(id, values, place)!}`]);
    expect(answer).toBeCloseTo(expected, 9);
  });

  it("there is none for a margin that nobody states", () => {
    expect(nativeForm("MICRO.MARGIN", ["3", "70000", "", '{"size",5}'], place)).toBeUndefined();
  });
});
