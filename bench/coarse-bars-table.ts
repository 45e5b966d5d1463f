/** Prints the table of docs/replay-and-odds.md: `npx tsx bench/coarse-bars-table.ts`. */
import { coarseBarStudy, coarseTable, continuousNet, documentedStudy } from "./coarse-bars";

console.log("| Minutes a bar | Trades with an unsure bar | Mean net, worst | Mean net, best |\n|---|---|---|---|");
for (const line of coarseTable(coarseBarStudy(documentedStudy.walks, documentedStudy.sizes))) console.log(line);
console.log(`On a continuous path the expected net is ${continuousNet().toFixed(2)}.`);
