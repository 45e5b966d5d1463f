/**
 * `npm run mutate:core`: mutants of the pure rooms by groups, each against the tests of its own, which takes seconds where the tests of
 * everything that imports it take minutes. Words after it pick groups: `npm run mutate:core -- prices money`.
 */
import { mutantsOf, printed, share } from "./mutants.mjs";
import { groups } from "./mutation-groups.mjs";

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in groups));
if (unknown.length > 0) throw new Error(`no group of the list: ${unknown.join(", ")}. Known: ${Object.keys(groups).join(", ")}`);

let [found, all] = [0, 0];
for (const name of asked.length > 0 ? asked : Object.keys(groups)) {
  const { modules, tests } = groups[name];
  const files = mutantsOf(name, modules, tests);
  if (!files) throw new Error(`the run of ${name} did not come to its end`);
  const sums = printed(files);
  console.log(`${name}: ${share(sums.found, sums.all)}`);
  [found, all] = [found + sums.found, all + sums.all];
}
console.log(share(found, all));
