/** SCALE.REPLAY, SCALE.ODDS and SCALE.NEXT share one idea of a target and of a moving stop: they find the same money. */
import fc from "fast-check";
import { type DrawnPlan, drawnPlans } from "../calc/odds/plans";
import { call, column } from "../functions/call";
import { runs, runsBy } from "../property";

jest.setTimeout(30_000 + 60 * runs.numRuns);

type Row = (string | number)[];

const costs = fc.record({
  size: fc.constantFrom(1, 0.01),
  type: fc.constantFrom("linear", "inverse"),
  entryFee: fc.constantFrom(0, 0.0005, -0.0001),
  exitFee: fc.constantFrom(0, 0.0006),
  commission: fc.constantFrom(0, 0.7),
  slippage: fc.constantFrom(0, 0.002),
  paid: fc.constantFrom(0, 3, -1),
});

const planTable = ({ steps }: DrawnPlan) => steps.map(({ contracts, trigger, stop }) => [contracts, trigger, stop]);
const targetTable = ({ targets }: DrawnPlan) => [
  ["Price", "Contracts", "Stop"],
  ...targets.map(({ price, contracts, stop }) => [price, contracts ?? null, stop ?? null]),
];

/** The rows of a table by the words of its header, or of its first column. */
const table = (result: unknown): Record<string, string | number>[] => {
  const [names, ...rows] = result as Row[];
  return rows.map((row) => Object.fromEntries(names!.map((name, index) => [name, row[index]!])));
};
const items = (result: unknown): Record<string, string | number> => Object.fromEntries(result as [string, string | number][]);

describe("a plan that is walked to one of its endings", () => {
  it("has the same stop and the same money in SCALE.REPLAY, SCALE.ODDS and SCALE.NEXT at every stage (property)", () => {
    fc.assert(
      fc.property(drawnPlans, costs, fc.nat(20), (plan, cost, chosen) => {
        const terms = [...Object.entries(cost), ["headers", true]];
        const [steps, targets] = [planTable(plan), targetTable(plan)];
        const endings = table(call("SCALE.ODDS", plan.side, steps, targets, null, null, null, terms)).slice(0, -1);
        const ending = endings[chosen % endings.length]!;
        const levels = [...plan.steps.slice(0, Number(ending.Steps)).map(({ trigger }) => trigger)];
        levels.push(...plan.targets.slice(0, Number(ending.Targets)).map(({ price }) => price));
        // Bars of one price each: the price jumps from level to level, and stands at the stop in the end
        const path = ending.Ending === "Stop" ? [...levels, Number(ending.Price)] : levels;
        const bars = path.map((price) => [price, price, price, price]);
        const events = table(call("SCALE.REPLAY", plan.side, steps, bars, targets, null, null, terms));
        const last = events[events.length - 1]!;
        expect([last.Event, last.Price]).toEqual([
          ending.Ending,
          expect.closeTo(Number(ending.Price) * slip(plan, cost, ending), 8),
        ]);
        expect(last.Realised).toBeCloseTo(Number(ending.Net), 8);
        const fills = events.map(({ Event, Contracts, Price }) => ({
          contracts: Event === "Entry" || Event === "Add" ? Number(Contracts) : -Number(Contracts),
          price: Number(Price),
        }));
        levels.forEach((price, stage) => {
          const done = fills.slice(0, stage + 1);
          const counts = column(...done.map(({ contracts }) => contracts));
          const prices = column(...done.map((fill) => fill.price));
          const next = items(call("SCALE.NEXT", plan.side, steps, counts, prices, price, targets, terms));
          const { Position, Stop, Realised } = events[stage]!;
          expect([next.Contracts, next.Stop]).toEqual([Position, Stop]);
          if (Position === 0) {
            expect([next.Status, next["Net if closed"]]).toEqual(["Closed", expect.closeTo(Number(Realised), 8)]);
            return;
          }
          expect(next["Net if stopped"]).toBeCloseTo(Number(endings[stage]!.Net), 8);
          expect(next["Next price"]).toBe(
            [...plan.steps.map((step) => step.trigger), ...plan.targets.map((each) => each.price)][stage + 1],
          );
          expect(next["Next stop"]).toBe(stage + 1 < endings.length - 1 ? endings[stage + 1]!.Price : "");
        });
      }),
      runs,
    );
  });

  it("stands where it stood when its fills come in parts (property)", () => {
    fc.assert(
      fc.property(drawnPlans, costs, fc.nat(8), (plan, cost, reached) => {
        const terms = Object.entries(cost);
        const filled = plan.steps.slice(0, 1 + (reached % plan.steps.length));
        const next = (fills: { contracts: number; trigger: number }[]) =>
          call(
            ...(["SCALE.NEXT", plan.side, planTable(plan)] as const),
            ...[column(...fills.map(({ contracts }) => contracts)), column(...fills.map(({ trigger }) => trigger))],
            ...[filled[filled.length - 1]!.trigger, targetTable(plan), terms],
          ) as Row[];
        const parts = filled.flatMap(({ contracts, trigger }) =>
          Array.from({ length: contracts }, () => ({ contracts: 1, trigger })),
        );
        const [whole, inParts] = [next(filled), next(parts)];
        whole.forEach(([item, value], row) => {
          const other = inParts[row]![1]!;
          expect([item, other]).toEqual([item, typeof value === "number" ? expect.closeTo(value, 8) : value]);
        });
      }),
      runsBy(4),
    );
  });
});

/** A stop fills at its level less the slippage. */
function slip(
  { side }: DrawnPlan,
  { slippage }: { slippage: number },
  { Ending: kind }: Record<string, string | number>,
): number {
  return kind === "Stop" ? 1 - (side === "long" ? slippage : -slippage) : 1;
}
