import { openingFault } from "../../src/workbench/file-faults";

const bytes = (...start: number[]) => new Uint8Array([...start, 0, 0, 0, 0]);

describe("a file that is opened", () => {
  it("may be read when it is a zip", () => {
    expect(openingFault("plan.xlsx", bytes(0x50, 0x4b, 3, 4))).toBeUndefined();
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["plan.xlsx", new Uint8Array(), /empty/],
    ["plan.xlsx", bytes(0xd0, 0xcf, 0x11, 0xe0), /password/],
    ["plan.xls", bytes(0xd0, 0xcf, 0x11, 0xe0), /old \.xls/],
    ["plan.csv", bytes(0x41, 0x2c), /no \.xlsx/],
    ["plan.xlsx", new Uint8Array(30_000_001), /at most 30 MB/],
  ])("is refused with the reason: %s", (name, content, reason) => {
    expect(openingFault(name, content)).toMatch(reason);
  });
});
