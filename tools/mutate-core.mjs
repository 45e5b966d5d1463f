/**
 * `npm run mutate:core`: mutants of small modules that all money passes through, each against the tests of its own, which takes seconds
 * where the tests of everything that imports it take minutes. Words after it pick modules: `npm run mutate:core -- stops margin`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const micro = (name) => `tests/functions/micro/micro-${name}.test.ts`;
const stop = (name) => `tests/functions/stop/stop-${name}.test.ts`;
const scale = (name) => `tests/functions/scale/scale-${name}.test.ts`;
const money = "tests/properties/money.test.ts";

/** A module of src/calc, and the tests that alone have to notice what is wrong with it. */
const core = {
  stops: [stop("pct"), stop("level"), stop("atr"), stop("ladder"), micro("risk"), micro("size")],
  costs: [micro("fee"), stop("breakeven"), stop("budget"), micro("pnl"), micro("risk")],
  margin: [micro("margin"), micro("size"), scale("audit")],
  "minimum-order": [scale("dca"), micro("size"), scale("add")],
  "break-even": [stop("breakeven"), stop("budget"), money],
  reachable: [stop("reachable")],
  ratios: [micro("roe"), micro("leverage"), micro("marginratio")],
  levels: [scale("levels")],
  rounding: [micro("round"), "tests/properties/rounded-prices.test.ts"],
  sizing: [micro("size"), scale("add"), money],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in core));
if (unknown.length > 0) throw new Error(`no module of the list: ${unknown.join(", ")}. Known: ${Object.keys(core).join(", ")}`);

let [found, all] = [0, 0];
for (const name of asked.length > 0 ? asked : Object.keys(core)) {
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", `src/calc/${name}.ts`, "--force", "--concurrency", "1"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, MUTATE_TESTS: core[name].join(",") },
  });
  if (status === null) process.exit(1);
  const { mutants } = Object.values(JSON.parse(readFileSync(".cache/mutation.json", "utf8")).files)[0];
  const judged = mutants.filter(({ status }) => !["Ignored", "CompileError", "RuntimeError"].includes(status));
  const noticed = judged.filter(({ status }) => status === "Killed" || status === "Timeout");
  [found, all] = [found + noticed.length, all + judged.length];
  console.log(`${name}: ${noticed.length} of ${judged.length}`);
  for (const { status, location, mutatorName, replacement } of judged)
    if (status !== "Killed" && status !== "Timeout")
      console.log(`  line ${location.start.line}: ${mutatorName} ${JSON.stringify(replacement)} (${status})`);
}
console.log(`${found} of ${all} noticed: ${((100 * found) / all).toFixed(1)} %`);
