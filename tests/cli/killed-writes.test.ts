/** A process that is killed at any step of a write leaves the old file or the new one, each whole. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { oneIn } from "../property";

const folder = mkdtempSync(join(tmpdir(), "microscale-killed-"));
const script = join(folder, "write.cjs");
const target = join(folder, "files", "plan.xlsx");
const [before, after] = [Buffer.alloc(300_000, "old "), Buffer.alloc(500_000, "new ")];
const steps = ["openSync", "writeSync", "fchmodSync", "fsyncSync", "closeSync", "renameSync"] as const;

/** Writes in pieces, as a full pipe or disk lets one, and ends at once before or after one call. */
const program = `
const fs = require("node:fs");
const [, , target, step, when, wanted] = process.argv;
const writeSync = fs.writeSync;
fs.writeSync = (file, bytes, at) => writeSync(file, bytes, at, Math.min(100000, bytes.length - at));
let count = 0;
const original = fs[step];
fs[step] = (...given) => {
  const isLast = ++count === Number(wanted);
  if (isLast && when === "before") process.kill(process.pid, "SIGKILL");
  const result = original(...given);
  if (isLast && when === "after") process.kill(process.pid, "SIGKILL");
  return result;
};
require("./write-whole.cjs").writeWhole(target, Buffer.alloc(500000, "new "));
`;

beforeAll(() => {
  const entry = join(__dirname, "../../src/cli/write-whole.ts");
  buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    outfile: join(folder, "write-whole.cjs"),
    logLevel: "error",
  });
  writeFileSync(script, program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(...words: string[]): { signal: string | null; status: number | null } {
  return spawnSync(process.execPath, [script, target, ...words]);
}

function reset(): void {
  rmSync(join(folder, "files"), { recursive: true, force: true });
  spawnSync("mkdir", [join(folder, "files")]);
  writeFileSync(target, before);
}

const calls: Record<(typeof steps)[number], number> = {
  openSync: 2,
  writeSync: 5,
  fchmodSync: 1,
  fsyncSync: 2,
  closeSync: 2,
  renameSync: 1,
};
const cases = steps.flatMap((step) =>
  Array.from({ length: calls[step] }, (_, at) => [step, at + 1] as const).flatMap(([name, at]) =>
    (["before", "after"] as const).map((when) => [when, name, at] as const),
  ),
);

test.each(oneIn(3, cases))("killed %s %s number %i", (when, step, at) => {
  reset();
  expect(start(step, when, String(at)).signal).toBe("SIGKILL");
  const isNew =
    step === "renameSync" ? when === "after" : (step === "openSync" || step === "fsyncSync" || step === "closeSync") && at === 2;
  expect(readFileSync(target).equals(isNew ? after : before)).toBe(true);
  const litter = readdirSync(join(folder, "files")).filter((name) => name !== "plan.xlsx");
  // Hidden, named after the file, and gone with the next write
  for (const name of litter) expect(name).toMatch(/^\.plan\.xlsx\.\d+\.unfinished$/);
  expect(litter.length).toBeLessThanOrEqual(isNew ? 0 : 1);
  expect(start("renameSync", "never", "0").status).toBe(0);
  expect(readFileSync(target).equals(after)).toBe(true);
  expect(readdirSync(join(folder, "files"))).toEqual(["plan.xlsx"]);
});
