/** `npm run test:all`: the whole suite, properties on a thousand cases each and the proofs that take minutes. Words after it go to jest. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const jest = fileURLToPath(import.meta.resolve("jest/bin/jest"));
const words = process.argv.slice(2);
// Property after property keeps a core busy; what npm test is left with waits for pages and timers in between
const workers = words.some((word) => /^(--maxWorkers|-w|--runInBand|-i)\b/.test(word)) ? [] : ["--maxWorkers=100%"];
const { status } = spawnSync(process.execPath, [jest, ...workers, ...words], {
  stdio: "inherit",
  env: { ...process.env, WHOLE: "1" },
});
process.exit(status ?? 1);
