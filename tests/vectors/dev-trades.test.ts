import { readFileSync } from "node:fs";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { libraryFromSources } from "../library";
import { difference, type Vector } from "./compare";
it("dev", async () => {
  const only = process.env.ONLY ?? "";
  const vs = readFileSync("/work/shared/vectors/trades.jsonl", "utf8").trim().split("\n").map((l) => JSON.parse(l) as Vector).filter((v) => v.id.startsWith(only));
  const sheet = createHeadlessSheet(libraryFromSources());
  const answers = await sheet.evaluateAll(vs.map((v) => v.formula));
  sheet.dispose();
  const bad = vs.map((v, i) => [v.id, difference(v, answers[i]!)]).filter(([, d]) => d !== undefined);
  console.log(vs.length, bad.length, JSON.stringify(bad, null, 1));
});
