/**
 * `npm run mutate:core`: mutants of the modules that all money passes through, each against the tests of its own, which takes seconds
 * where the tests of everything that imports it take minutes. Words after it pick groups: `npm run mutate:core -- prices money`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const calc = (...names) => names.map((name) => `src/calc/${name}.ts`);
const test = (...names) => names.map((name) => `tests/calc/${name}.test.ts`);

/** What begins together: modules, and the tests that alone have to notice what is wrong with them. */
const groups = {
  liquidation: { modules: calc("liquidation", "maintenance", "reachable"), tests: test("liquidation", "reachable") },
  prices: { modules: calc("dca", "ladder", "levels", "rounding", "stops", "tick-price", "triggers"), tests: test("prices") },
  money: {
    modules: calc(
      ...["account", "break-even", "compare", "costs", "fill", "funding", "holding", "margin", "minimum-order", "position"],
      ...["ratios", "running-position"],
    ),
    tests: test("money"),
  },
  sizes: {
    modules: calc("add", "scale-out", "sizing", "split", "targets", "weights"),
    tests: test("sizes", "targets"),
  },
  // Many of its mutants search without an end
  search: { modules: calc("whole-plan-size"), tests: test("sizes") },
  audit: { modules: calc("audit", "audit-rules", "plan", "stages"), tests: test("audit") },
  tables: { modules: ["src/host/bar-tables.ts", "src/host/trade-tables.ts"], tests: ["tests/host/tables.test.ts"] },
  plan: {
    modules: ["judge", "numbers", "orders", "payoff", "reading", "resolve", "split-text"].map((name) => `src/plan/${name}.ts`),
    tests: ["column-c", "model", "payoff-and-orders"].map((name) => `tests/plan/${name}.test.ts`),
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in groups));
if (unknown.length > 0) throw new Error(`no group of the list: ${unknown.join(", ")}. Known: ${Object.keys(groups).join(", ")}`);

const share = (found, all) => `${found} of ${all} noticed: ${((100 * found) / all).toFixed(1)} %`;

let [found, all] = [0, 0];
for (const name of asked.length > 0 ? asked : Object.keys(groups)) {
  const { modules, tests } = groups[name];
  const { status } = spawnSync("npx", ["stryker", "run", "--mutate", modules.join(","), "--force", "--concurrency", "1"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, MUTATE_TESTS: tests.join(",") },
  });
  if (status === null) process.exit(1);
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(".cache/mutation.json", "utf8")).files)) {
    const judged = mutants.filter(({ status }) => !["Ignored", "CompileError", "RuntimeError"].includes(status));
    const left = judged.filter(({ status }) => status !== "Killed" && status !== "Timeout");
    [found, all] = [found + judged.length - left.length, all + judged.length];
    const late = judged.filter(({ status }) => status === "Timeout").length;
    console.log(
      `${file}: ${share(judged.length - left.length, judged.length)}${late > 0 ? `, ${late} of them by the time` : ""}`,
    );
    for (const { status, location, mutatorName, replacement } of left)
      console.log(`  line ${location.start.line}: ${mutatorName} ${JSON.stringify(replacement)} (${status})`);
  }
}
console.log(share(found, all));
