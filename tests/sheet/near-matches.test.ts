import { nearMatches } from "../../src/sheet/near-matches";

test("near matches look at the part after the dot too", () => {
  const names = ["MICRO.MARGIN", "MICRO.MAINT", "SCALE.PLAN", "STOP.LADDER"];
  expect(nearMatches("MICRO.MARGN", names)).toEqual(["MICRO.MARGIN"]);
  expect(nearMatches("ladder", names)).toEqual(["STOP.LADDER"]);
  expect(nearMatches("COMPLETELY.DIFFERENT", names)).toEqual([]);
});
