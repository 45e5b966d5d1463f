import { RunningSum } from "../../../src/calc/indicators/running-sum";

describe("a running sum", () => {
  it("remembers small numbers beside a large one that goes out again", () => {
    const sum = new RunningSum();
    [1e16, 1, 1, -1e16].forEach((value) => sum.add(value));
    expect(sum.total).toBe(2);
  });

  it("does not drift: a million tenths in and out leave exactly 0", () => {
    const sum = new RunningSum();
    for (let count = 0; count < 1_000_000; count += 1) sum.add(0.1);
    for (let count = 0; count < 1_000_000; count += 1) sum.add(-0.1);
    expect(sum.total).toBe(0);
  });

  it("begins anew after a reset", () => {
    const sum = new RunningSum();
    sum.add(1e16);
    sum.add(1);
    sum.reset();
    sum.add(3);
    expect(sum.total).toBe(3);
  });
});
