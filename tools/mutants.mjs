/** One run of StrykerJS over a few modules against tests that are named, and what it found. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dear } from "./mutation-groups.mjs";

/**
 * `modules` may carry lines: src/calc/split.ts:10-20. Progress goes to stderr; undefined where the run did not come to its
 * end. Properties draw few cases from one seed, so that a mutant that was noticed is noticed again.
 */
export function mutantsOf(name, modules, tests, more = []) {
  const report = `.cache/mutation/${name}.json`;
  rmSync(report, { force: true });
  const env = {
    PROPERTY_RUNS: "10",
    PROPERTY_SEED: "7",
    ...process.env,
    MUTATE_WITHOUT: JSON.stringify(dear),
    MUTATE_TESTS: tests.join(","),
    MUTATE_REPORT: report,
  };
  const { status } = spawnSync(
    "npx",
    [
      ...["stryker", "run", "--mutate", modules.join(","), "--force", "--concurrency", "1"],
      ...["--reporters", "progress-append-only,json", ...more],
    ],
    { stdio: ["ignore", 2, 2], env },
  );
  if (status === null) return undefined;
  try {
    return JSON.parse(readFileSync(report, "utf8")).files;
  } catch {
    return undefined;
  }
}

const unjudged = ["Ignored", "CompileError", "RuntimeError", "Pending"];
const noticed = ["Killed", "Timeout"];

/** What was noticed of the mutants of one file, those that were not by line, and how many were noticed only because they took too long. */
export function judged(mutants) {
  const tried = mutants.filter(({ status }) => !unjudged.includes(status));
  const left = tried.filter(({ status }) => !noticed.includes(status));
  return {
    all: tried.length,
    found: tried.length - left.length,
    late: tried.filter(({ status }) => status === "Timeout").length,
    left,
  };
}

export const share = (found, all) => `${found} of ${all} noticed: ${((100 * found) / all).toFixed(1)} %`;

/** Prints the files of a run, each survivor with its line; gives the sums. */
export function printed(files) {
  let [found, all] = [0, 0];
  for (const [file, { mutants }] of Object.entries(files)) {
    const { left, late, ...sums } = judged(mutants);
    [found, all] = [found + sums.found, all + sums.all];
    if (sums.all === 0) continue;
    console.log(`${file}: ${share(sums.found, sums.all)}${late > 0 ? `, ${late} of them by the time` : ""}`);
    for (const { status, location, mutatorName, replacement } of left)
      console.log(`  line ${location.start.line}: ${mutatorName} ${JSON.stringify(replacement)} (${status})`);
  }
  return { found, all };
}
