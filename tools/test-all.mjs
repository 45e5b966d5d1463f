/** `npm run test:all`: the whole suite, properties on a thousand cases each and the proofs that take minutes. Words after it go to jest. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const jest = fileURLToPath(import.meta.resolve("jest/bin/jest"));
// As many at once as there are cores: a proof of a minute has its time limit, and shall not share a core
const { status } = spawnSync(process.execPath, [jest, "--maxWorkers=100%", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, WHOLE: "1" },
});
process.exit(status ?? 1);
