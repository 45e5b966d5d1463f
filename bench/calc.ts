/** What one formula costs on the command line, beside starting Node to do nothing: `npx tsx bench/calc.ts`, on the built files. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { quartileLine, quartiles } from "./measure";

const calc = join(__dirname, "../build/calc.js");

/** Seconds of CPU of a process of its own, as the shell tells them. */
function spent(words: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null';
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", process.execPath, ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stderr
    .trim()
    .split(" ")
    .reduce((sum, part) => sum + Number(part), 0);
}

function main(): void {
  if (!existsSync(calc)) throw new Error("build/calc.js is not there: npm run build");
  const times: [number, number][] = [];
  // The first turn leaves the compiled code behind
  for (let turn = -1; turn < 9; turn += 1) {
    const pair: [number, number] = [spent([calc, "=MICRO.MARGIN(3,70000,10,0.01)"]), spent(["-e", "0"])];
    if (turn >= 0) times.push(pair);
  }
  const print = (name: string, values: readonly number[]) => console.log(quartileLine(name, quartiles(values), 3));
  print(
    "calc, one formula, seconds of CPU",
    times.map(([ours]) => ours),
  );
  print(
    "calc, one formula / starting Node",
    times.map(([ours, node]) => ours / node),
  );
}

main();
