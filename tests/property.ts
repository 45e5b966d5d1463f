/** How many cases a property is tried on; more with PROPERTY_RUNS. fast-check prints seed and path of a case that fails. */
export const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 1000) };
