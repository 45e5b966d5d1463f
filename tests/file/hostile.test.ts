/**
 * Each hostile file opens or is refused with a sentence, within two seconds of computing and 300 MB, by the code that calc and the page
 * share. It is read in a process of its own, which tells what it took.
 */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { readFileContent } from "../../src/file/file-content";
import { folder, inFolder } from "../cli/files";
import { hostileFiles, manyBars } from "./hostile";
import { oneIn, whole } from "../property";

jest.setTimeout(60_000);

/** Microseconds of computing, and kilobytes that the process held at once: Node's own 40,000 or so included. */
const [longest, largest] = [2_000_000, 300_000];

const reader = inFolder("reader.cjs");
const source = `
  import { existsSync, readFileSync } from "node:fs";
  import { FileFault } from "./src/file/faults";
  import { readFileContent } from "./src/file/file-content";
  const bytes = new Uint8Array(readFileSync(process.argv[2]!));
  const before = process.cpuUsage();
  let said: string | undefined;
  try {
    readFileContent(bytes, []);
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    said = fault.message;
  }
  const { user, system } = process.cpuUsage(before);
  // Linux counts into maxRSS what the process that started this one held
  const own = existsSync("/proc/self/status") && /VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  const memory = own ? Number(own[1]) : process.resourceUsage().maxRSS;
  console.log(JSON.stringify({ said, cpu: user + system, memory }));
`;

beforeAll(() => {
  const stdin = { contents: source, resolveDir: `${__dirname}/../..`, loader: "ts" } as const;
  buildSync({ stdin, bundle: true, platform: "node", format: "cjs", outfile: reader, logLevel: "silent" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(oneIn(8, Object.entries(hostileFiles)))("%s", (name, make) => {
  const [bytes, refusal] = make();
  const file = inFolder("hostile.xlsx");
  writeFileSync(file, bytes);
  const answer = execFileSync(process.execPath, [reader, file], { encoding: "utf8" });
  const { said, cpu, memory } = JSON.parse(answer) as { said?: string; cpu: number; memory: number };
  if (process.env.SHOW_COSTS) process.stderr.write(`${name}: ${(cpu / 1000).toFixed(0)} ms, ${(memory / 1000).toFixed(0)} MB\n`);
  if (refusal === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(refusal);
  expect(cpu).toBeLessThan(longest);
  expect(memory).toBeLessThan(largest);
});

it("opens what a trader brings: 100,000 bars of six columns", () => {
  const count = whole ? 100_000 : 20_000;
  const { data } = readFileContent(manyBars(count), []);
  const { cells } = data.sheets[0]!;
  expect(cells[`F${count}`]).toMatchObject({ value: count });
});
