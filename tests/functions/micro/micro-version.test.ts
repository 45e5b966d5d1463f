import { contracts } from "../../../src/calc/contracts/contracts";
import { version } from "../../../package.json";
import { call } from "../call";

describe("MICRO.VERSION", () => {
  it("is the version of the package and the date of the newest contract row in one text", () => {
    const newest = contracts
      .map(({ asOf }) => asOf)
      .sort()
      .pop();
    expect(call("MICRO.VERSION")).toBe(`MicroScale ${version}, contract table of ${newest}`);
  });
});
