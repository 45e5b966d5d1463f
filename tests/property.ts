/** `npm run test:all` sets WHOLE: every property on a thousand cases, and the proofs that take long. */
export const whole = process.env.WHOLE === "1";

/** How many cases a property is tried on; another number with PROPERTY_RUNS. fast-check prints seed and path of a case that fails. */
export const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? (whole ? 1000 : 100)) };

/** A share of them, for properties whose cases are dear; at least five. */
export const runsBy = (divisor: number): { numRuns: number } => ({ numRuns: Math.max(5, Math.ceil(runs.numRuns / divisor)) });
