/** Simulated accounts against closed forms: each share within three standard errors of what is exactly true. */
import { Blocks } from "../../../src/calc/ruin/blocks";
import { type Outcomes, simulate, type Simulation } from "../../../src/calc/ruin/paths";

function simulationOf(results: number[], account: Simulation["account"], trades: number, seed: number): Simulation {
  return { account, trades, paths: 40000, blocks: new Blocks(Float64Array.from(results), 1, seed) };
}

function expectShare(values: Float64Array, holds: (value: number) => boolean, exact: number): void {
  const count = values.length;
  const share = values.filter(holds).length / count;
  expect(Math.abs(share - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / count));
}

function binomial(trades: number, wins: number, chance: number): number {
  let probability = (1 - chance) ** trades;
  for (let k = 1; k <= wins; k++) probability *= (((trades - k + 1) / k) * chance) / (1 - chance);
  return probability;
}

/** The chance that a walk of `steps` up or down by one, even odds, from `start` ever comes to `floor`. */
function chanceOfRuin(start: number, floor: number, steps: number): number {
  let chances = new Map([[start, 1]]);
  let ruined = 0;
  for (let step = 0; step < steps; step++) {
    const next = new Map<number, number>();
    for (const [equity, chance] of chances) {
      for (const to of [equity - 1, equity + 1]) {
        if (to === floor) ruined += chance / 2;
        else next.set(to, (next.get(to) ?? 0) + chance / 2);
      }
    }
    chances = next;
  }
  return ruined;
}

describe("a fixed fraction of two results", () => {
  // Three results, of which two lose: the chance of a win is 1/3.
  const trades = 12;
  const [win, risk] = [2.5, 0.05];
  const outcomes: Outcomes = simulate(
    simulationOf([win, -1, -1], { equity: 1, sizing: "fraction", risk }, trades, 11),
    false,
    false,
  );

  it("leaves (1 + f b)^w (1 - f)^(T - w), w binomial", () => {
    for (let wins = 0; wins <= trades; wins++) {
      const equity = (1 + risk * win) ** wins * (1 - risk) ** (trades - wins);
      expectShare(outcomes.finalEquity, (value) => Math.abs(value / equity - 1) < 1e-9, binomial(trades, wins, 1 / 3));
    }
  });

  it("loses as often in a row as coins that fall so", () => {
    expectShare(outcomes.losingRun, (run) => run === trades, (2 / 3) ** trades);
  });
});

describe("a fixed amount, won or lost with even odds", () => {
  it("is gambler's ruin", () => {
    const exact = chanceOfRuin(10, 5, 30);
    expect(exact).toBeCloseTo(0.361594608, 9);
    const { lowest } = simulate(simulationOf([1, -1], { equity: 10, sizing: "amount", risk: 1 }, 30, 3), false, false);
    expectShare(lowest, (value) => value <= 5, exact);
  });

  it("ends when nothing is left, and stays at 0", () => {
    const account = { equity: 3, sizing: "amount", risk: 1 } as const;
    const outcomes = simulate(simulationOf([1, -1], account, 25, 5), false, true);
    expectShare(outcomes.finalEquity, (value) => value === 0, chanceOfRuin(3, 0, 25));
    const paths = outcomes.finalEquity.length;
    const last = outcomes.equity!.subarray(25 * paths);
    expect(Array.from(last)).toEqual(Array.from(outcomes.finalEquity));
    outcomes.finalEquity.forEach((equity, path) => {
      if (equity === 0) expect(outcomes.drawdown[path]).toBe(1);
    });
  });
});

describe("a path", () => {
  it("is the same with and without its track, and the track holds its lowest and last equity", () => {
    const simulation = { ...simulationOf([2, -1, -1, 0.5], { equity: 1, sizing: "fraction", risk: 0.1 }, 20, 9), paths: 1500 };
    for (const inDoubt of [false, true]) {
      const [plain, tracked] = [simulate(simulation, inDoubt, false), simulate(simulation, inDoubt, true)];
      expect(tracked.finalEquity).toEqual(plain.finalEquity);
      for (let path = 0; path < simulation.paths; path++) {
        const track = Array.from({ length: 21 }, (_each, trade) => tracked.equity![trade * simulation.paths + path]!);
        expect(Math.min(...track)).toBe(plain.lowest[path]);
        expect(track[20]).toBe(plain.finalEquity[path]);
        expect(track[0]).toBe(1);
      }
    }
  });
});
