/**
 * Order of test files for npm test: the longest first, so that no core waits for another at the end. Jest knows how long a file took
 * last time; in a fresh clone it would go by their size, but what opens browsers and calculates sheets takes long.
 */
const Sequencer = require("@jest/test-sequencer").default;

const rooms = ["e2e", "workbooks", "tools/workbooks", "tools/pages", "cli", "sheet", "plan", "file"];

function rank({ path, duration }) {
  if (duration !== undefined) return rooms.length;
  const room = rooms.findIndex((each) => path.replaceAll("\\", "/").includes(`/tests/${each}`));
  return room < 0 ? rooms.length : room;
}

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
