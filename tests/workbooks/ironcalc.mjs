// Calculates the cells given on standard input ([sheets: [name, {address: input}]]) with IronCalc; prints what each formula gives.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";

const require = createRequire(import.meta.url);
initSync({ module: readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });

const { sheets, names } = JSON.parse(readFileSync(0, "utf8"));
const model = new Model("check", "en", "UTC", "en");
for (let index = 1; index < sheets.length; index++) model.newSheet();
sheets.forEach(([name], index) => model.renameSheet(index, name));
for (const [name, formula] of Object.entries(names)) model.newDefinedName(name, null, formula);

const place = (address) => {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(address);
  return [Number(row), [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)];
};
model.pauseEvaluation();
sheets.forEach(([, cells], index) => {
  for (const [address, input] of Object.entries(cells)) model.setUserInput(index, ...place(address), String(input));
});
model.resumeEvaluation();
model.evaluate();
const results = sheets.map(([name, cells], index) => [
  name,
  Object.fromEntries(
    Object.entries(cells)
      .filter(([, input]) => String(input).startsWith("="))
      .map(([address]) => [address, model.getFormattedCellValue(index, ...place(address))]),
  ),
]);
process.stdout.write(JSON.stringify(results));
