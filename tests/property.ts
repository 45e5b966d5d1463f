/** `npm run test:all` sets WHOLE: every property on a thousand cases, and the proofs that take long. */
export const whole = process.env.WHOLE === "1";

/** How many cases a property is tried on; another number with PROPERTY_RUNS. fast-check prints seed and path of a case that fails. */
export const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? (whole ? 1000 : 40)) };

/** A share of them, for properties whose cases are dear; at least five. */
export const runsBy = (divisor: number): { numRuns: number } => ({ numRuns: Math.max(5, Math.ceil(runs.numRuns / divisor)) });

/** Of many cases of one kind each so many-th, the first among them; `npm run test:all` tries them all. */
export const oneIn = <Case>(count: number, cases: readonly Case[]): Case[] =>
  cases.filter((_case, index) => whole || index % count === 0);

/** A proof that takes long, where a quicker one of its kind stands beside it: `npm run test:all` gives it. */
export const slow: jest.It = whole ? it : it.skip;

/** A file of such proofs. */
export const slowly: jest.Describe = whole ? describe : describe.skip;
