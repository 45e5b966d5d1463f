/** The positions of the Heat workbook: what is typed, what is wrong with it, and the table that SCALE.HEAT reads. */
import type { DecimalsRule, ValidationData } from "../grid/workbook-data";
import { lastContractRow } from "./plan-kit/contracts-sheet";
import { type Cells, tableHead } from "./blocks";
import { inputStyle, numberStyle, styles } from "./template";

export const headRow = 5;
export const roomForPositions = 12;
const first = headRow + 1;
const last = headRow + roomForPositions;

const columns: readonly (readonly [letter: string, head: string, format: string | undefined])[] = [
  ["E", "Name", "@"],
  ["F", "Contract", undefined],
  ["G", "Side", undefined],
  ["H", "Contracts", "General"],
  ["I", "Entry", "price"],
  ["J", "Stop", "price"],
  ["K", "Mark", "price"],
  ["L", "Worst net", "#,##0.00"],
  ["M", "Beta", "0.0#"],
];
const price = "[>=1000]#,##0.00;[>=1]#,##0.0000;0.00000000";

/** Made-up positions. */
const samples: readonly (readonly (string | number | null)[])[] = [
  ["BTC plan", "EXAMPLE:MICROBTC", "long", 3, 70350, 70000, 70900, -14.2, 1],
  ["ETH", "BINANCE:ETHUSDT", "short", 0.8, 3500, 3550, 3480, null, 1.2],
  ["BTC more", "BINANCE:BTCUSDT", "long", 0.01, 69800, 69400, 70900, null, 1],
];

export const column = (letter: string): string => `$${letter}$${first}:$${letter}$${last}`;
export const [names, notes] = [column("E"), column("N")];
const contractRow = (cell: string): string => `XMATCH(TRIM(${cell}),Contracts!$A$5:$A$${lastContractRow})`;
const listed = (letter: string, row: string): string => `INDEX(Contracts!$${letter}$5:$${letter}$${lastContractRow},${row})`;

const sideOf = (cell: string): string =>
  `LET(w,LOWER(TRIM(${cell})),IF(OR(w="long",w="buy",w="1"),1,IF(OR(w="short",w="sell",w="-1"),-1,0)))`;
const isAbove = (cell: string): string => `IF(ISNUMBER(${cell}),${cell}>0,FALSE)`;
const isBlankOr = (cell: string, holds: string): string => `IF(${cell}="",TRUE,${holds})`;

/** What is wrong in a row, or what its contract is. `paysIn` is the cell with the currency of the first row. */
function noteOf(row: number): string {
  const [contract, side, contracts, entry, stop, mark, worst, beta] = ["F", "G", "H", "I", "J", "K", "L", "M"].map(
    (letter) => `${letter}${row}`,
  ) as [string, string, string, string, string, string, string, string];
  const now = `IF(${mark}="",${entry},${mark})`;
  const rules: readonly (readonly [holds: string, must: string, cell: string])[] = [
    [`IFERROR(TRIM(${contract})<>"",FALSE)`, "Contract: a code of the sheet Contracts", contract],
    [`ISNUMBER(${contractRow(contract)})`, "Contract: not in the list", contract],
    [`IFERROR(${sideOf(side)}<>0,FALSE)`, "Side: long or short", side],
    [isAbove(contracts), "Contracts: a number above 0", contracts],
    [isAbove(entry), "Entry: a price above 0", entry],
    [`IFERROR(${isBlankOr(mark, isAbove(mark))},FALSE)`, "Mark: a price above 0, or empty", mark],
    [`IFERROR(${isBlankOr(stop, isAbove(stop))},FALSE)`, "Stop: a price above 0, or empty", stop],
    [`${isBlankOr(stop, `${sideOf(side)}*(${now}-${stop})>0`)}`, "Stop: behind the mark, else it has been passed", stop],
    [`IFERROR(${isBlankOr(worst, `IF(ISNUMBER(${worst}),${worst}<=0,FALSE)`)},FALSE)`, "Worst net: 0 or below, or empty", worst],
    [
      `IFERROR(${isBlankOr(beta, `AND(ISNUMBER(${beta}),IF(${listed("C", contractRow(contract))}="inverse",${beta}=1,TRUE))`)},FALSE)`,
      "Beta: a number, and 1 for an inverse contract",
      beta,
    ],
    [
      `${listed("G", contractRow(contract))}=Wallet_settles`,
      `"&"Contract: one that settles in "&Wallet_settles&" as the others"&"`,
      contract,
    ],
  ];
  const was = (cell: string): string => `IF(ISERROR(${cell}),", was an error",IF(${cell}="",", is empty",", was "&${cell}))`;
  const right = `${listed("B", contractRow(contract))}&" "&${listed("H", contractRow(contract))}&IF(${stop}="","; no stop: no limit","")`;
  const judged = rules.reduceRight((rest, [holds, must, cell]) => `IF(${holds},${rest},"✕ ${must}"&${was(cell)})`, right);
  return `=IF(COUNTA(E${row}:M${row})=0,"",${judged})`;
}

export function positionCells(): Cells {
  const cells: Cells = {
    ...tableHead(
      headRow,
      [...columns.map(([letter]) => letter), "N"],
      columns.map(([, head]) => head),
    ),
  };
  for (const letter of ["E", "F", "G"]) cells[`${letter}${headRow}`]!.style = { ...cells[`E${headRow}`]!.style, align: "left" };
  for (let index = 0; index < roomForPositions; index++) {
    columns.forEach(([letter, , format], at) => {
      const value = samples[index]?.[at] ?? null;
      const style = inputStyle(format === "price" ? price : format);
      cells[`${letter}${first + index}`] = {
        ...(value !== null && { value }),
        style: at < 3 ? { ...style, align: "left" } : style,
      };
    });
    cells[`N${first + index}`] = { formula: noteOf(first + index), style: styles.note };
  }
  return cells;
}

export const positionRules: readonly ValidationData[] = [
  {
    range: `F${first}:F${last}`,
    allowed: { listRange: `Contracts!$A$5:$A$${lastContractRow}` },
    message: "Contract: a code of the sheet Contracts.",
  },
  { range: `G${first}:G${last}`, allowed: { list: ["long", "short"] }, message: "Side: long or short." },
  ...["H", "I", "J", "K"].map((letter) => ({
    range: `${letter}${first}:${letter}${last}`,
    allowed: { above: 0 },
    message: `${columns.find(([each]) => each === letter)![1]}: a number above 0.`,
  })),
  { range: `L${first}:L${last}`, allowed: { maximum: 0 }, message: "Worst net: 0 or below." },
];

/** The sheet that holds what SCALE.HEAT reads: one spilled table, and the decimals of each row's prices. */
export const workedSheet = "Worked";
export const tableAnchor = "A5";
export const positionTable = `${workedSheet}!${tableAnchor}#`;

/** The sheet's own columns, what the list says of each contract, and its code where the tiers of the code are needed. */
export function tableFormula(onHeat: (range: string) => string, fee: string, mmr: string): string {
  const [code, contracts] = [onHeat(column("F")), onHeat(column("H"))];
  const typed = ["E", "G", "H", "I", "J", "K", "L", "M"].map(
    (letter) => `IF(${onHeat(column(letter))}="","",${onHeat(column(letter))})`,
  );
  const heads = [
    "Name",
    "Side",
    "Contracts",
    "Entry",
    "Stop",
    "Mark",
    "Worst net",
    "Beta",
    "Contract size",
    "Contract type",
    "Lot step",
    "Fee rate",
    "Contract",
  ];
  const of = (letter: string): string => `IFERROR(${listed(letter, "place")},"")`;
  // Conditions of a row, so that each is as long as the others
  const feeRate = `IF((${fee}="")*(${of("I")}<>""),${of("I")},"")`;
  const tiers = `IF((${mmr}="")*(${of("J")}="yes"),${of("A")},"")`;
  return (
    `=LET(place,${contractRow(code)},t,HSTACK(${[...typed, of("B"), of("C"), of("E"), feeRate, tiers].join(",")}),` +
    `VSTACK({${heads.map((head) => `"${head}"`).join(",")}},FILTER(t,${contracts}<>"",INDEX(t,1,0))))`
  );
}

/** "Wallet_settles": the currency of the first position. */
export function settlesFormula(onHeat: (range: string) => string): string {
  const code = onHeat(column("F"));
  return `=IFERROR(LET(g,IFERROR(INDEX(Contracts!$G$5:$G$${lastContractRow},${contractRow(code)}),""),INDEX(FILTER(g,g<>""),1)),"")`;
}

const decimalsOf = (row: number): string => `Row_${row - headRow}_decimals`;

/** The decimals of the tick of each row's contract. */
export function decimalCells(onHeat: (range: string) => string): { cells: Cells; names: Record<string, string> } {
  const cells: Cells = {};
  const names: Record<string, string> = {};
  for (let row = first; row <= last; row++) {
    const place = `P${row}`;
    const tick = `N(${listed("D", contractRow(onHeat(`$F$${row}`)))})`;
    cells[`O${row}`] = { value: `Decimals of row ${row - headRow}`, style: styles.label };
    cells[place] = {
      formula: `=IFERROR(LET(t,${tick},IF(t>0,MATCH(TRUE,INDEX(ROUND(t,{0,1,2,3,4,5,6,7,8,9,10})=t,0),0)-1,2)),2)`,
      style: numberStyle("0"),
    };
    names[decimalsOf(row)] = `${workedSheet}!$P$${row}`;
  }
  return { cells, names };
}

export function decimalRules(): DecimalsRule[] {
  return Array.from({ length: roomForPositions }, (_, index) => ({
    ranges: [`I${first + index}:K${first + index}`],
    from: decimalsOf(first + index),
  }));
}
