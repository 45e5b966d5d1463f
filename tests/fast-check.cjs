/**
 * fast-check as the tests get it (moduleNameMapper of jest): PROPERTY_SEED, where it is set, is the seed of every property, so that a run
 * can be repeated. Without it each property draws its own; either way fast-check prints seed and path of a case that fails.
 */
const fastCheck = require("../node_modules/fast-check/lib/cjs/fast-check.js");

const text = process.env.PROPERTY_SEED ?? "";
const seed = Number(text);
if (text !== "") {
  if (!Number.isSafeInteger(seed)) throw new Error(`PROPERTY_SEED must be a whole number, was ${text}`);
  fastCheck.configureGlobal({ seed });
}

module.exports = fastCheck;
