/**
 * Order of test files for npm run mutate: Jest begins with the slowest, but a mutant is done with at its first failing test, which
 * those that try one thing find in a second.
 */
const Sequencer = require("@jest/test-sequencer").default;

const rooms = ["functions", "calc", "grid", "host", "door", "plan", "properties", "contract", "vectors"];

function rank({ path }) {
  const room = rooms.findIndex((each) => path.includes(`/tests/${each}/`));
  return room < 0 ? rooms.length : room;
}

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  }
};
