/** Leaving a position in steps: what each target brings, where the stop goes then, and what is left if the price turns round. */
import type { WorkbookData } from "../grid/workbook-data";
import { type Cells, put, styledRows, type SummaryRow, summaryRows, tableHead, textRow, titled } from "./blocks";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { readMe } from "./read-me";
import {
  contract,
  costs,
  following,
  inputCells,
  inputNames,
  lastRow,
  outParts,
  outTable,
  position,
  roomForTargets,
  rules,
  sheet,
  targetsHead,
} from "./scale-out-inputs";
import { numberStyle, styles, type Template } from "./template";

const columns = "EFGHIJKLMN".split("");
const tableRow = targetsHead + roomForTargets + 3;
const formats = ["0", "price", "lots", "money", "money", "lots", "price", "money", "money", "money"];
const summaryRow = tableRow + roomForTargets + 2;
const chartRow = summaryRow + 7;
const last = tableRow + roomForTargets;
const cumulative = `I${tableRow + 1}:I${last}`;
const guarded = (formula: string): string => `IF(OR(Exit_fault<>"",ISERROR(E${tableRow})),"",${formula})`;
const unlessFault = (formula: string): string => `IF(Exit_fault<>"","",${formula})`;
const lossAt = (stop: string): string => `SCALE.RISK(Side,Held,Average_used,${stop},Exit_terms)`;
const figure = (row: number): string => `H${summaryRow + 1 + row}`;

const summary: readonly SummaryRow[] = [
  ["Whole trade if it is stopped now", unlessFault(`Realised_used-${lossAt("Stop_used")}`), "money", "costs included"],
  ["Loss at the initial stop", unlessFault(lossAt("First_stop")), "money", "costs included: one R"],
  [
    "Whole trade when every target is reached",
    guarded(`INDEX(${cumulative},COUNT(${cumulative}))+Realised_used`),
    "money",
    "costs included",
  ],
  [
    "As multiple of that loss",
    `IF(ISNUMBER(${figure(1)}),IF(${figure(1)}>0,${figure(2)}/${figure(1)},""),"")`,
    "0.00",
    "R, costs included",
  ],
  ["Break-even price", guarded("Break_even"), "price", "of the whole trade, costs included"],
];

const money = (cell: string): string => `FIXED(${cell},Money_decimals)`;
const headline =
  `=IF(Exit_fault<>"",Exit_fault,IF(ISERROR(E${tableRow}),"No result: the targets have none. Select cell E${tableRow} to read why.",` +
  `"Stopped now: "&${money(figure(0))}&"; stopped after target 1: "&${money(`N${tableRow + 1}`)}&"; every target: "&${money(figure(2))}&" "&Settles_in&` +
  `IF(ISNUMBER(${figure(3)})," ("&FIXED(${figure(3)},2)&" R)","")&", costs included."))`;

/** The verdict stands below the fault. */
const verdictRow = lastRow + 1;
const stoppedNow = figure(0);
const verdict = `=IF(Fault<>"","No result",IF(ISNUMBER(${stoppedNow}),IF(${stoppedNow}>=0,"The stop keeps a profit","The stop leaves a loss"),"No result"))`;

function exitCells(): Cells {
  const cells: Cells = {
    ...titled("Scale-out", "What each target brings, where the stop goes then, and what is left if the price turns round."),
    ...inputCells,
    ...textRow(tableRow - 1, columns, styles.heading, [
      "After each target: what is realised, and the whole trade if the rest is stopped",
    ]),
    ...tableHead(tableRow, columns, [...Array<string>(8).fill(""), "Trade, realised", "Trade if stopped"], true),
    ...styledRows(
      tableRow + 1,
      last,
      Object.fromEntries(formats.map((format, index) => [columns[index]!, numberStyle(formatOf(format))])),
    ),
    E1: { formula: headline, style: styles.lead },
    [`A${verdictRow}`]: { value: "Verdict", style: styles.label },
    [`B${verdictRow}`]: { formula: verdict, style: { ...styles.cell, align: "left" } },
    ...textRow(summaryRow, columns, styles.heading, ["Summary"]),
    ...summaryRows(
      summaryRow + 1,
      columns,
      summary.map(([label, formula, format, note]) => [label, formula, formatOf(format), note]),
    ),
  };
  put(cells, `E${tableRow}`, `=IF(Exit_fault<>"","",SCALE.OUT(Side,Held,Average_used,${outTable},${outParts},,Exit_terms))`);
  for (let row = tableRow + 1; row <= last; row++) {
    put(cells, `M${row}`, `=IF(ISNUMBER(I${row}),I${row}+Realised_used,"")`);
    put(cells, `N${row}`, `=IF(ISNUMBER(L${row}),L${row}+Realised_used,"")`);
  }
  return cells;
}

function followers(): (readonly [string, Follows])[] {
  const all: (readonly [string, string])[] = [...following];
  for (let row = tableRow + 1; row <= last; row++)
    formats.forEach((format, index) => all.push([`${columns[index]!}${row}`, format]));
  summary.forEach(([, , format], row) => all.push([figure(row), format]));
  return all.filter((each): each is readonly [string, Follows] => isFollowing(each[1]));
}

/** Where the page finds what it draws: the targets by price, what is realised, and the whole trade if stopped. */
export const scaleOutPlaces = {
  targets: `${sheet}!F${tableRow + 1}:N${last}`,
  realised: "M".charCodeAt(0) - "F".charCodeAt(0),
  stopped: "N".charCodeAt(0) - "F".charCodeAt(0),
};

const rows = (letter: string): string => `${sheet}!${letter}${tableRow + 1}:${letter}${last}`;

export const scaleOut: Template = {
  id: "scale-out",
  name: "Scale-out",
  description: "Take profit in steps: what each target realises, where the stop goes and what is locked then.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        {
          name: sheet,
          cells: exitCells(),
          hidesGridlines: true,
          frozenRows: 2,
          rowHeights: { 1: 32, [tableRow]: 32 },
          columnWidths: {
            ...{ A: 150, B: 140, C: 214, D: 8, E: 60, F: 92, G: 92, H: 96, I: 100, J: 96, K: 150, L: 96, M: 92, N: 96 },
            ...{ O: 8, P: 72, Q: 84, R: 92, S: 92, T: 84, U: 92 },
          },
          validations: [...rules],
          followsDecimals: decimalsRules(followers()),
          charts: [
            {
              kind: "column",
              title: "After each target (by price): realised, and the whole trade if stopped",
              place: `E${chartRow}:N${chartRow + 15}`,
              categories: rows("F"),
              series: [
                { name: "Realised", values: rows("M"), color: "#1A7F37" },
                { name: "If stopped", values: rows("N"), color: "#0645AD" },
              ],
              numberFormat: "0",
            },
          ],
          print: { area: `A1:U${verdictRow}`, isLandscape: true, isOnePage: true },
        },
        contractsSheet(),
        readMe(
          "Scale-out",
          [
            "It lists what each target of an exit plan sells, at which price, what it realises after fees, what is left, and the stop for that.",
            "Trade if stopped is the result of the whole trade if the rest leaves at its stop: what is locked in once the target is sold.",
            "R is the distance between the average entry and the initial stop, wherever the stop stands now. The last part of the position may run further than the first.",
          ],
          [
            "Type in the position you hold, or its fills, and up to six targets: a multiple of R, a move from the average entry, or a price, and the part of the position that each sells.",
            "Stop now is the stop in the market, which may lock in a profit already; empty, it is the initial stop. Stop after target follow moves it to break-even after target 1 and to the target before after each further one; a price beside a target counts instead. A stop never loosens.",
            "The parts are rounded to whole lots; every target sells at least one. A gap beyond the stop can cost more.",
          ],
        ),
      ],
      names: { ...inputNames, Verdict: `${sheet}!$B$${verdictRow}`, Headline: `${sheet}!$E$1` },
    };
  },
  start: `${sheet}!${position.at("average")}`,
  inputs: [...position.inputs, ...costs.inputs, ...contract.inputs],
  chart: "scale-out",
};
