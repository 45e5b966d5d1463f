/**
 * `npm run mutate:changed`: mutants of the lines of the pure rooms that the last commits changed, against the tests of their groups. It
 * goes back commit by commit as long as the lines stay within `most`, so that it takes about a minute. A word after it is the commit to
 * begin behind: `npm run mutate:changed -- main` tries all that a branch changed.
 */
import { spawnSync } from "node:child_process";
import { mutantsOf, printed, share } from "./mutants.mjs";
import { groups } from "./mutation-groups.mjs";

const most = Number(process.env.MUTATE_LINES ?? 100);
const least = 80;

function git(...words) {
  const { status, stdout } = spawnSync("git", words, { encoding: "utf8", maxBuffer: 1e8 });
  return status === 0 ? stdout.trim() : undefined;
}

const groupOf = new Map(Object.entries(groups).flatMap(([name, { modules }]) => modules.map((path) => [path, name])));
const paths = [...groupOf.keys()];

/** Stretches of lines as they stand now that came or changed since a commit. */
function stretchesSince(commit) {
  const difference = git("diff", "--unified=0", "--no-color", "--diff-filter=d", commit, "--", ...paths) ?? "";
  const stretches = [];
  let file;
  for (const line of difference.split("\n")) {
    if (line.startsWith("+++ b/")) file = line.slice("+++ b/".length);
    const [, first, count = "1"] = /^@@ \S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (first !== undefined && Number(count) > 0)
      stretches.push({ file, first: Number(first), last: Number(first) + Number(count) - 1 });
  }
  return stretches;
}

const linesOf = (stretches) => stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Of the last commits as many as fit; where the last one alone is too large, its first lines. */
function lastChanges() {
  let [since, stretches] = [undefined, []];
  for (const commit of (git("log", "--format=%H", "-n", "50", "--", ...paths) ?? "").split("\n").filter(Boolean)) {
    // A clone of depth 1 has no commit before its own
    if (git("rev-parse", "--verify", "--quiet", `${commit}^`) === undefined) break;
    const found = stretchesSince(`${commit}^`);
    if (since !== undefined && linesOf(found) > most) break;
    [since, stretches] = [`${commit}^`, found];
  }
  return { since, stretches };
}

function cut(stretches) {
  let room = most;
  return stretches.flatMap(({ file, first, last }) => {
    const end = Math.min(last, first + room - 1);
    room -= Math.max(0, end - first + 1);
    return end < first ? [] : [{ file, first, last: end }];
  });
}

const [asked] = process.argv.slice(2);
if (asked !== undefined && git("rev-parse", "--verify", "--quiet", `${asked}^{commit}`) === undefined)
  throw new Error(`no commit is called ${asked}`);
const { since, stretches } = asked === undefined ? lastChanges() : { since: asked, stretches: stretchesSince(asked) };
if (since === undefined) {
  console.log("no mutants: this clone has no commit before the last change of these modules to compare with");
  process.exit();
}
const chosen = asked === undefined ? cut(stretches) : stretches;
const touched = [...new Set(chosen.map(({ file }) => groupOf.get(file)))];
console.log(
  `lines changed since ${git("rev-parse", "--short", since)}: ${linesOf(chosen)} of ${touched.join(", ") || "no group"}`,
);
if (chosen.length === 0) process.exit();
const tests = [...new Set(touched.flatMap((name) => groups[name].tests))];
const files = mutantsOf(
  "changed",
  chosen.map(({ file, first, last }) => `${file}:${first}-${last}`),
  tests,
);
if (!files) throw new Error("the run did not come to its end");
const { found, all } = printed(files);
if (all === 0) console.log("no mutants in these lines");
else {
  console.log(share(found, all));
  // Of a few mutants one more or less is no verdict
  if (all >= 20 && (100 * found) / all < least) process.exitCode = 1;
}
