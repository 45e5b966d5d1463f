import fc from "fast-check";
import { call } from "../../functions/call";
import { runs, runsBy } from "../../property";
import { exitFee, liqFee, reach, type ScanPosition, surplus } from "./scan";

const price = fc.integer({ min: 9000, max: 11000 });
const stopDistance = fc.option(fc.integer({ min: 5, max: 1500 }), { nil: undefined });

/** A linear position, with a flat rate or the tiers of a code that its value grows and shrinks through. */
const linear: fc.Arbitrary<ScanPosition> = fc
  .record({
    side: fc.constantFrom<"long" | "short">("long", "short"),
    contracts: fc.integer({ min: 1, max: 400 }),
    entry: price,
    mark: price,
    distance: stopDistance,
    beta: fc.constantFrom(1, 1, 0.4, 1.6, -0.5, -1.3),
    inverse: fc.constant(false),
    code: fc.constantFrom(undefined, "BINANCE:BTCUSDT", "BINANCE:ETHUSDT"),
    rate: fc.constantFrom(0.004, 0.01, 0.05),
  })
  .map(withStop);

const inverse: fc.Arbitrary<ScanPosition> = fc
  .record({
    side: fc.constantFrom<"long" | "short">("long", "short"),
    contracts: fc.integer({ min: 1, max: 400 }),
    entry: price,
    mark: price,
    distance: stopDistance,
    beta: fc.constant(1),
    inverse: fc.constant(true),
    code: fc.constant(undefined),
    rate: fc.constantFrom(0.004, 0.05),
  })
  .map(withStop);

function withStop({ distance, ...position }: Omit<ScanPosition, "stop"> & { distance: number | undefined }): ScanPosition {
  const s = position.side === "long" ? 1 : -1;
  return { ...position, stop: distance === undefined ? undefined : position.mark - s * distance };
}

const account = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(linear, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(inverse, { minLength: 1, maxLength: 3 }) },
    ),
    fc.integer({ min: 2, max: 90 }),
  )
  .map(([positions, percent]) => {
    const value = positions.reduce((sum, p) => sum + (p.inverse ? p.contracts / p.mark : p.contracts * p.mark), 0);
    return { positions, wallet: Number(((value * percent) / 100).toPrecision(6)) };
  });

const header = ["Name", "Side", "Contracts", "Entry", "Mark", "Stop", "Beta", "Type", "Contract", "Size", "mmr"];

function table(positions: readonly ScanPosition[], times = 1): unknown[][] {
  const rows = positions.map((p, index) => [
    ...[`row ${index}`, p.side, p.contracts * times, p.entry, p.mark, p.stop ?? "", p.beta],
    ...[p.inverse ? "inverse" : "linear", p.code ?? "", 1, p.code === undefined ? p.rate : ""],
  ]);
  return [header, ...rows];
}

const terms = [
  ["exitFee", exitFee],
  ["liqFee", liqFee],
  ["equityPrice", 1],
];

function summary(positions: readonly ScanPosition[], wallet: number, times = 1): Map<unknown, unknown> | undefined {
  const answer = call("SCALE.HEAT", table(positions, times), wallet * times, null, "summary", terms);
  return Array.isArray(answer) ? new Map(answer.map(([measure, value]) => [measure, value])) : undefined;
}

describe("the liquidation of several positions", () => {
  it.each([
    ["falling", false],
    ["rising", false],
    ["falling", true],
    ["rising", true],
  ] as const)("%s, stops kept %s, is the first that a scan in small steps finds", (side, stops) => {
    const direction = side === "falling" ? -1 : 1;
    fc.assert(
      fc.property(account, ({ positions, wallet }) => {
        const measures = summary(positions, wallet);
        fc.pre(measures !== undefined);
        const found = measures!.get(`Liquidation, ${side}${stops ? ", stops kept" : ""}`);
        const end = positions[0]!.inverse && direction === -1 ? 1 : reach(positions, direction, stops);
        const limit = found === "none" ? end : Math.abs(found as number);
        const size = positions.reduce((sum, p) => sum + (p.inverse ? p.contracts / p.mark : p.contracts * p.mark), wallet);
        if (found === 0) {
          expect(surplus(wallet, positions, 0, false)).toBeLessThan(1e-9 * size);
          return;
        }
        for (let step = 1; step < 400; step++) {
          const x = (direction * limit * step) / 400;
          expect(surplus(wallet, positions, x, stops)).toBeGreaterThan(-1e-9 * size);
        }
        if (found === "none") return;
        const at = [true, false].map((orAt) => surplus(wallet, positions, found as number, stops, orAt));
        expect(Math.min(...at)).toBeLessThan(1e-9 * size);
      }),
      // Each case is 400 steps of the scan.
      runsBy(4),
    );
  });

  it("is met by the same moves with twice the positions on twice the wallet, where one rate holds for all sizes", () => {
    const flat = account.map(({ positions, wallet }) => ({
      wallet,
      positions: positions.map((position) => ({ ...position, code: undefined })),
    }));
    fc.assert(
      fc.property(flat, ({ positions, wallet }) => {
        const [once, twice] = [summary(positions, wallet), summary(positions, wallet, 2)];
        for (const measure of ["falling", "rising", "falling, stops kept", "rising, stops kept"]) {
          const [a, b] = [once, twice].map((each) => each?.get(`Liquidation, ${measure}`));
          if (typeof a === "number") expect(b).toBeCloseTo(a, 12);
          else expect(b).toBe(a);
        }
      }),
      runs,
    );
  });

  it("of one position is MICRO.LIQ with the wallet as its margin", () => {
    fc.assert(
      fc.property(fc.oneof(linear, inverse), fc.integer({ min: 2, max: 90 }), (position, percent) => {
        const { side, contracts, entry, mark, code, rate } = position;
        const value = position.inverse ? contracts / mark : contracts * mark;
        const wallet = Number(((value * percent) / 100).toPrecision(6));
        const measures = summary([{ ...position, beta: 1 }], wallet);
        fc.pre(measures !== undefined);
        const ahead = measures!.get(side === "long" ? "Liquidation, falling" : "Liquidation, rising");
        fc.pre(typeof ahead === "number" && ahead !== 0 && mark * (1 + ahead) < 30000);
        const type = ["type", position.inverse ? "inverse" : "linear"];
        const liquidation = call("MICRO.LIQ", side, contracts, entry, wallet, code ?? rate, [
          type,
          ["liqFee", liqFee],
          ["size", 1],
        ]);
        expect(mark * (1 + (ahead as number))).toBeCloseTo(liquidation as number, 6);
      }),
      runs,
    );
  });

  it("of several: each price there is that row's MICRO.LIQ with the wallet, the others' results and maintenance as margin", () => {
    fc.assert(
      fc.property(account, ({ positions, wallet }) => {
        const measures = summary(positions, wallet);
        const x = ["falling", "rising"].map((side) => measures?.get(`Liquidation, ${side}`));
        const found = x.find((move) => typeof move === "number" && move !== 0 && Math.abs(move) < 2) as number | undefined;
        fc.pre(found !== undefined);
        positions.forEach((position, index) => {
          const others = positions.filter((_each, place) => place !== index);
          const margin = surplus(wallet, others, found!, false);
          const ahead = position.mark * (1 + position.beta * found!);
          const s = position.side === "long" ? 1 : -1;
          // MICRO.LIQ answers with the price that the position meets as it loses; a row that gains has another, or none.
          if (margin <= 0 || s * (ahead - position.entry) >= 0) return;
          const { side, contracts, entry, code, rate } = position;
          const type = ["type", position.inverse ? "inverse" : "linear"];
          const liquidation = call("MICRO.LIQ", side, contracts, entry, margin, code ?? rate, [type, ["liqFee", liqFee]]);
          expect(liquidation as number).toBeCloseTo(ahead, 4);
        });
      }),
      runs,
    );
  });
});
