import fc from "fast-check";
import { areMet, hasMoved } from "../../../src/calc/confirm/single-signals";
import { Decimal } from "../../../src/calc/decimal";
import { runs } from "../../property";

const decimal = (text: string) => new Decimal(text);

describe("a move in favour", () => {
  it("counts when it is exactly the distance", () => {
    expect(hasMoved("long", decimal("0.1"), decimal("0.3"), decimal("0.2"))).toBe(true);
    expect(hasMoved("short", decimal("70000"), decimal("69650"), decimal("350"))).toBe(true);
    expect(hasMoved("short", decimal("70000"), decimal("69650.1"), decimal("350"))).toBe(false);
  });

  it("is not made by a move against the trade", () => {
    expect(hasMoved("long", decimal("100"), decimal("90"), decimal("5"))).toBe(false);
    expect(hasMoved("short", decimal("100"), decimal("110"), decimal("5"))).toBe(false);
  });
});

describe("met confirmations", () => {
  it("are at least as many as needed", () => {
    expect([1, 2, 3].map((need) => areMet([true, false, true], need))).toEqual([true, true, false]);
  });

  it("refuse a need that can never be met", () => {
    expect(() => areMet([true], 2)).toThrow("need must be at most the number of signals (1), was 2");
  });

  it("do not depend on the order of the signals (property)", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), fc.nat(), (signals, nat) => {
        const need = (nat % signals.length) + 1;
        expect(areMet([...signals].reverse(), need)).toBe(areMet(signals, need));
        expect(areMet([...signals].sort(), need)).toBe(signals.filter(Boolean).length >= need);
      }),
      runs,
    );
  });
});
