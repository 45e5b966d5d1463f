/**
 * `npm run mutate:core`: mutants of the pure rooms by groups, each against the tests of its own, which takes seconds where the tests of
 * everything that imports it take minutes. Words after it pick groups: `npm run mutate:core -- prices money`.
 */
import { readdirSync } from "node:fs";
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

const placed = new Set(Object.values(groups).flatMap(({ modules }) => modules));
const rooms = ["calc", "door", "grid", "host", "plan"].map((room) => `src/${room}`);
const modules = rooms.flatMap((room) => readdirSync(room, { recursive: true }).map((path) => `${room}/${path}`));
const left = modules.filter((path) => path.endsWith(".ts") && !placed.has(path));
if (left.length > 0) console.log(`in no group of tools/mutation-groups.mjs: ${left.join(", ")}`);
