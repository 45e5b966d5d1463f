/** Each hostile file opens or is refused with a sentence, within two seconds of computing, by the code that calc and the page share. */
import { FileFault } from "../../src/file/faults";
import { readFileContent } from "../../src/file/file-content";
import { hostileFiles, manyBars } from "./hostile";

jest.setTimeout(60_000);

/** Microseconds. */
const longest = 2_000_000;

test.each(Object.entries(hostileFiles))("%s", (_, make) => {
  const [bytes, refusal] = make();
  const before = process.cpuUsage();
  let said: string | undefined;
  try {
    readFileContent(bytes, []);
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    said = fault.message;
  }
  const { user, system } = process.cpuUsage(before);
  if (refusal === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(refusal);
  expect(user + system).toBeLessThan(longest);
});

it("opens what a trader brings: 100,000 bars of six columns", () => {
  const { data } = readFileContent(manyBars(100_000), []);
  const { cells } = data.sheets[0]!;
  expect(cells["F100000"]).toMatchObject({ value: 100_000 });
});
