/** `npm run test:all`: the whole suite, properties on a thousand cases each and the proofs that take minutes. Words after it go to jest. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const jest = fileURLToPath(import.meta.resolve("jest/bin/jest"));
const { status } = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, WHOLE: "1" },
});
process.exit(status ?? 1);
