import fc from "fast-check";
import { crosses, turns } from "../../../src/calc/confirm/direction-signals";
import { simpleAverage } from "../../../src/calc/indicators/moving-average";
import { runs } from "../../property";
import { answers, constantSeries, series } from "../indicators/columns";

const error = { is: "an error cell" };
const walk = fc.array(fc.integer({ min: 38, max: 42 }), { minLength: 1, maxLength: 25 });

describe("a cross", () => {
  it("needs two bars: 39 to 41 is up through 40", () => {
    expect(answers(crosses(series(38, 39, 41, 42), constantSeries(40, 4), "up"))).toEqual([null, false, true, false]);
  });

  it("is no touch: leaving the level counts, reaching it does not", () => {
    expect(answers(crosses(series(38, 40, 40, 41), constantSeries(40, 4), "up"))).toEqual([null, false, false, true]);
    expect(answers(crosses(series(41, 40, 41), constantSeries(40, 3), "up"))).toEqual([null, false, true]);
  });

  it("may be of two lines", () => {
    expect(answers(crosses(series(10, 11, 12, 11), series(11, 11, 11.5, 11.5), "up"))).toEqual([null, false, true, false]);
  });

  it("misses the bar of a gap and the one after it, and begins after leading gaps", () => {
    const values = series(error, 38, 41, error, 38, 41);
    expect(answers(crosses(values, constantSeries(40, 6), "up"))).toEqual([error, null, true, error, error, true]);
  });

  it("up and down are each other's mirror, and both follow the definition (property)", () => {
    fc.assert(
      fc.property(walk, (values) => {
        const up = answers(crosses(series(...values), constantSeries(40, values.length), "up"));
        const down = answers(crosses(series(...values.map((value) => 80 - value)), constantSeries(40, values.length), "down"));
        expect(down).toEqual(up);
        expect(up).toEqual(values.map((value, bar) => (bar === 0 ? null : values[bar - 1]! <= 40 && value > 40)));
      }),
      runs,
    );
  });
});

describe("a turn", () => {
  it("is a rise after anything else, on the third bar at the earliest", () => {
    expect(answers(turns(series(10, 9, 8, 8, 9), "up"))).toEqual([null, null, false, false, true]);
    expect(answers(turns(series(8, 9, 10, 10, 9), "down"))).toEqual([null, null, false, false, true]);
  });

  it("of a moving average begins where the average does", () => {
    const average = simpleAverage(series(10, 9, 8, 7, 8, 10, 12), 3);
    expect(answers(turns(average, "up"))).toEqual([null, null, null, null, false, true, false]);
  });

  it("misses the bar of a gap and the next two", () => {
    expect(answers(turns(series(3, 2, 3, error, 3, 2, 3), "up"))).toEqual([null, null, true, error, error, error, true]);
  });

  it("up and down are each other's mirror, and both follow the definition (property)", () => {
    fc.assert(
      fc.property(walk, (values) => {
        const up = answers(turns(series(...values), "up"));
        expect(answers(turns(series(...values.map((value) => 80 - value)), "down"))).toEqual(up);
        const byDefinition = values.map((x, t) => (t < 2 ? null : x > values[t - 1]! && values[t - 1]! <= values[t - 2]!));
        expect(up).toEqual(byDefinition);
      }),
      runs,
    );
  });
});
