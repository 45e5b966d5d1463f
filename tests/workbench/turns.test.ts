/** Which of two things that a reader asks for comes first, and what is said of the other. */
import { Turns } from "../../src/workbench/turns";

function desk() {
  const said: string[] = [];
  const [counts, done] = [{ opened: 1 }, [] as string[]];
  const turns = new Turns(counts, {
    showWaiting: (names) => said.push(`waiting: ${names.join(", ")}`),
    keepSaid: (isKept) => said.push(isKept ? "keep" : "drop"),
    refuse: (words) => said.push(words),
  });
  /** Something that goes on until it is answered. */
  const asked = (name: string) => {
    let answer = (): void => {};
    const act = async (): Promise<void> => {
      done.push(`${name} begins`);
      await new Promise<void>((resolve) => (answer = resolve));
      done.push(`${name} ends`);
    };
    return { act, answer: () => answer() };
  };
  return { turns, counts, said, done, asked };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("turns", () => {
  it("nothing begins before what began earlier is answered and done, in the order in which it came", async () => {
    const { turns, done, asked } = desk();
    const [a, b] = [asked("a"), asked("b")];
    const all = [turns.take("a.csv", a.act), turns.take("b.csv", b.act), turns.take("c.csv", () => done.push("c"))];
    await settled();
    expect(done).toEqual(["a begins"]);
    a.answer();
    await settled();
    expect(done).toEqual(["a begins", "a ends", "b begins"]);
    b.answer();
    await Promise.all(all);
    expect(done).toEqual(["a begins", "a ends", "b begins", "b ends", "c"]);
  });

  it("what waits is named, and follows what was said before it", async () => {
    const { turns, said, asked } = desk();
    const a = asked("a");
    const all = [
      turns.take("a.csv", a.act),
      turns.take("b.csv", () => said.push("b")),
      turns.take("c.csv", () => said.push("c")),
    ];
    await settled();
    expect(said.splice(0)).toEqual(["waiting: b.csv", "waiting: b.csv, c.csv", "waiting: b.csv, c.csv", "drop"]);
    a.answer();
    await Promise.all(all);
    expect(said).toEqual(["drop", "waiting: c.csv", "keep", "b", "drop", "waiting: ", "keep", "c", "drop"]);
  });

  it("what was meant for a workbook that has gone is refused in words, and what may replace one is done", async () => {
    const { turns, counts, said, done, asked } = desk();
    const a = asked("a");
    const all = [
      turns.take("a.xlsx", a.act),
      turns.takeHere("bars.csv", () => done.push("bars")),
      turns.take("b.xlsx", () => done.push("b")),
    ];
    await settled();
    counts.opened += 1;
    a.answer();
    await Promise.all(all);
    expect(done).toEqual(["a begins", "a ends", "b"]);
    expect(said).toContain("bars.csv: another workbook was opened meanwhile. Nothing was changed.");
  });

  it("what was meant for the workbook that is still there is done", async () => {
    const { turns, done, asked } = desk();
    const a = asked("a");
    const all = [turns.takeHere("a.csv", a.act), turns.takeHere("b.csv", () => done.push("b"))];
    await settled();
    a.answer();
    await Promise.all(all);
    expect(done).toEqual(["a begins", "a ends", "b"]);
  });

  it("one that fails says so to whoever asked, and the next has its turn without waiting", async () => {
    const { turns, said, done } = desk();
    const failing = turns.take("a.csv", () => Promise.reject(new Error("unreadable")));
    const next = turns.take("b.csv", () => done.push("b"));
    await expect(failing).rejects.toThrow("unreadable");
    await next;
    said.splice(0);
    await turns.take("c.csv", () => done.push("c"));
    expect(done).toEqual(["b", "c"]);
    expect(said).toEqual(["waiting: ", "drop", "drop"]);
  });
});
