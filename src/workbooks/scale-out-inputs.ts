/** What the Scale-out workbook is told: a position or its fills, its stops, its targets; what follows from them, and what is wrong. */
import type { ValidationData } from "../grid/workbook-data";
import { type Cells, inputBlock, put, tableHead, textRow } from "./blocks";
import { type Condition, headline } from "./headline";
import { lastContractRow } from "./plan-kit/contracts-sheet";
import { formatOf } from "./plan-kit/formats";
import { inputStyle, numberStyle, styles } from "./template";

export const sheet = "Exit";
const price = formatOf("price");

export const position = inputBlock(sheet, "The position", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "contract", label: "Contract", value: "EXAMPLE:MICROBTC", unit: "" },
  { key: "held", label: "Contracts held", value: 4, unit: "", format: "General" },
  { key: "average", label: "Average entry", value: 70350, unit: "", format: price },
  { key: "realised", label: "Realised before", value: null, unit: "", format: "#,##0.00" },
  { key: "stopDistance", label: "Stop distance", value: 0.005, unit: "", format: "0.00#%" },
  { key: "initialStop", label: "Initial stop", value: null, unit: "", format: price },
  { key: "stopNow", label: "Stop now", value: null, unit: "", format: price },
  { key: "afterTarget", label: "Stop after target", value: "follow", unit: "" },
]);
export const costs = inputBlock(sheet, "Costs", position.lastRow + 2, [
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "", format: "0.000#%" },
  { key: "commission", label: "Commission", value: null, unit: "money per contract, each side", format: "#,##0.00##" },
  { key: "slippage", label: "Stop slippage", value: 0, unit: "of the stop's price", format: "0.000%" },
  { key: "paid", label: "Funding paid", value: null, unit: "for this trade so far", format: "#,##0.00" },
]);
export const contract = inputBlock(sheet, "Instead of the contract's figures", costs.lastRow + 2, [
  { key: "size", label: "Contract size", value: null, unit: "", format: "General" },
  { key: "type", label: "Contract type", value: null, unit: "" },
  { key: "tick", label: "Tick size", value: null, unit: "", format: "General" },
  { key: "lot", label: "Lot step", value: null, unit: "", format: "General" },
]);

/** Instead of contracts and average: the fills, sales with a minus. */
const fillsHead = contract.lastRow + 2;
const roomForFills = 12;
const fillCells = (letter: string): string => `$${letter}$${fillsHead + 1}:$${letter}$${fillsHead + roomForFills}`;
const [counts, prices] = [fillCells("B"), fillCells("C")];

export const targetsHead = 5;
export const roomForTargets = 6;
const firstTarget = targetsHead + 1;
const targetLetters = "EFGHIJK".split("");
const samples: readonly (readonly [multiple: number, part: number])[] = [
  [1, 0.25],
  [2, 0.25],
  [3, 0.5],
];

const workedHead = fillsHead + roomForFills + 2;
const names: Record<string, string> = {};
const listed = (letter: string): string => `INDEX(Contracts!$${letter}$5:$${letter}$${lastContractRow},Contract_row)`;
const figure = (input: string, letter: string, none: string): string =>
  `IF(${input}<>"",${input},IF(Contract_row>0,IF(${listed(letter)}<>"",${listed(letter)},${none}),${none}))`;
/** What the fills leave, spilled at the right, so that a copy without the add-in keeps it and follows all else. */
const fillsPosition = "P5";
const positionLetters = "PQRSTU".split("");
const ofFills = (column: number, none: string): string => {
  const cell = `${positionLetters[column - 1]!}6`;
  return `IF(${cell}="",${none},${cell})`;
};
/** How many decimals a number has, 9 at most; without an array, which not every program takes here. */
const decimalsOf = (value: string): string =>
  Array.from({ length: 9 }, (_, places) => places).reduceRight(
    (rest, places) => `IF(ROUND(N(${value}),${places})=N(${value}),${places},${rest})`,
    "9",
  );
/** On the tick: backward as targets are rounded, toward the average; forward as stops are, toward the market. */
const backward = (price: string): string =>
  `IF(N(Tick_used)>0,ROUND(Side_sign*INT(ROUND(Side_sign*(${price})/Tick_used,6))*Tick_used,Price_decimals),${price})`;
const forward = (price: string): string =>
  `IF(N(Tick_used)>0,ROUND(0-Side_sign*INT(ROUND(0-Side_sign*(${price})/Tick_used,6))*Tick_used,Price_decimals),${price})`;
const isInverse = `Type_used="inverse"`;

/** What the formulas read, a named cell each. Those with functions of ours stand at the end. */
const worked: readonly (readonly [name: string, formula: string, format?: string])[] = [
  [
    "Side_sign",
    `IF(ISNUMBER(MATCH(LOWER(TRIM(Side)),{"long","buy","1"},0)),1,IF(ISNUMBER(MATCH(LOWER(TRIM(Side)),{"short","sell","-1"},0)),-1,0))`,
  ],
  ["Contract_row", `IF(Contract="",0,IFERROR(MATCH(TRIM(Contract),Contracts!$A$5:$A$${lastContractRow},0),-1))`],
  ["Size_used", figure("Contract_size", "B", '""')],
  ["Type_used", `LOWER(TRIM(${figure("Contract_type", "C", '"linear"')}))`],
  ["Tick_used", figure("Tick_size", "D", '""')],
  ["Lot_used", figure("Lot_step", "E", "1")],
  ["Settles_in", `IF(Contract_row>0,${listed("G")},"")`],
  ["Fee_used", `IF(Fee_rate<>"",Fee_rate,IF(Contract_row>0,N(${listed("I")}),0))`, "0.000#%"],
  ["Fills_given", `COUNTA(${counts})+COUNTA(${prices})`],
  ["Held", `IF(Fills_given=0,Contracts_held,${ofFills(2, '""')})`, "lots"],
  ["Average_used", `IF(Fills_given=0,Average_entry,${ofFills(3, '""')})`, "price"],
  ["Side_of_fills", `IF(Fills_given=0,"",${ofFills(1, '""')})`],
  [
    "Entry_costs",
    `IF(ISNUMBER(Average_used),Held*(Fee_used*Size_used*IF(${isInverse},1/Average_used,Average_used)+N(Commission)),0)`,
    "money",
  ],
  ["Realised_used", `IF(Fills_given=0,N(Realised_before),${ofFills(4, "0")}+Entry_costs)`, "money"],
  ["Price_decimals", `IF(N(Tick_used)>0,${decimalsOf("Tick_used")},MAX(2,${decimalsOf("Average_used")}))`],
  [
    "First_stop",
    `IF(Initial_stop<>"",Initial_stop,IF(AND(ISNUMBER(Average_used),ISNUMBER(Stop_distance)),${forward("Average_used*(1-Side_sign*Stop_distance)")},""))`,
    "price",
  ],
  ["Stop_used", `IF(Stop_now<>"",Stop_now,First_stop)`, "price"],
  ["R_points", `IF(AND(ISNUMBER(Average_used),ISNUMBER(First_stop)),Side_sign*(Average_used-First_stop),"")`, "price"],
  ["Money_decimals", `IFERROR(MAX(2,MIN(8,2-INT(LOG10(Held*Size_used*ABS(R_points)*IF(${isInverse},1/Average_used^2,1))))),2)`],
  ["Lot_decimals", decimalsOf("Lot_used")],
  ["Break_even", `IF(Fills_given=0,IFERROR(STOP.BREAKEVEN(Side,Held,Average_used,Exit_terms),""),${ofFills(6, '""')})`, "price"],
];
const termRows: readonly (readonly [label: string, name: string])[] = [
  ["Contract size", "Size_used"],
  ["Contract type", "Type_used"],
  ["Tick size", "Tick_used"],
  ["Lot step", "Lot_used"],
  ["Fee rate", "Fee_used"],
  ["Commission", "Commission"],
  ["Stop slippage", "Stop_slippage"],
  ["Funding paid", "Funding_paid"],
];
const termsHead = workedHead + worked.length + 2;
const outHead = termsHead + termRows.length + 2;
const outRow = (number: number): number => outHead + number;
/** Price, part and stop of each target, with the names by which SCALE.OUT finds them. */
export const outTable = `$A$${outHead}:$C$${outHead + roomForTargets}`;
export const outParts = `$B$${outHead + 1}:$B$${outHead + roomForTargets}`;
const faultRow = outHead + roomForTargets + 2;
export const lastRow = faultRow + 1;

/** The price of a target: the price typed, else the move, else the multiple of R. */
function targetPrice(row: number): string {
  return (
    `=IF(H${row}<>"",IF(ISNUMBER(H${row}),${backward(`H${row}`)},""),IF(NOT(ISNUMBER(Average_used)),"",IF(G${row}<>"",IF(ISNUMBER(G${row}),${backward(`Average_used*(1+Side_sign*G${row})`)},""),` +
    `IF(F${row}<>"",IF(AND(ISNUMBER(F${row}),ISNUMBER(R_points)),${backward(`Average_used+Side_sign*F${row}*R_points`)},""),""))))`
  );
}

/** Where the stop goes after a target: where it is told to, else to break-even and then to the target before; never back. */
function targetStop(number: number): string {
  const [row, own] = [firstTarget + number - 1, outRow(number)];
  const before = number === 1 ? "Break_even" : `A${own - 1}`;
  const follow = `IF(AND(LOWER(TRIM(Stop_after_target))="follow",ISNUMBER(${before})),IF(Side_sign*(A${own}-${before})>0,${before},""),"")`;
  const wanted = `IF(J${row}<>"",J${row},${follow})`;
  return `=IF(OR(NOT(ISNUMBER(A${own})),NOT(ISNUMBER(Stop_used))),"",IF(ISNUMBER(${wanted}),IF(Side_sign*(${wanted}-Stop_used)>0,${wanted},Stop_used),Stop_used))`;
}

/** What is wrong with a target, or where it lies. */
function targetNote(number: number): string {
  const [row, own] = [firstTarget + number - 1, outRow(number)];
  const isEmpty = (at: number): string => `AND(F${at}="",G${at}="",H${at}="")`;
  const above = (cell: string): string => `IF(${cell}="",TRUE,IF(ISNUMBER(${cell}),${cell}>0,FALSE))`;
  const was = (cell: string): string => `", was "&${cell}`;
  const rules: readonly (readonly [holds: string, must: string])[] = [
    ...(number === 1 ? [] : [[`NOT(${isEmpty(row - 1)})`, '"no empty target before it"'] as const]),
    [above(`F${row}`), `"R: a number above 0"&${was(`F${row}`)}`],
    [above(`G${row}`), `"Move: a percentage above 0%"&${was(`G${row}`)}`],
    [above(`H${row}`), `"Price: a price above 0"&${was(`H${row}`)}`],
    [
      `IF(ISNUMBER(I${row}),I${row}>0,FALSE)`,
      `"Part: a percentage above 0%"&IF(I${row}="",", is empty",", was "&IF(ISNUMBER(I${row}),100*I${row}&"%",I${row}))`,
    ],
    [
      `IF(AND(ISNUMBER(A${own}),ISNUMBER(Average_used)),IF(Side_sign=0,TRUE,Side_sign*(A${own}-Average_used)>0),TRUE)`,
      '"beyond the average entry"',
    ],
    ...(number === 1
      ? []
      : [
          [
            `IF(AND(ISNUMBER(A${own}),ISNUMBER(A${own - 1})),IF(Side_sign=0,TRUE,Side_sign*(A${own}-A${own - 1})>0),TRUE)`,
            '"beyond the target before"',
          ] as const,
        ]),
    [above(`J${row}`), `"Stop after it: a price above 0"&${was(`J${row}`)}`],
    [
      `IF(AND(ISNUMBER(J${row}),ISNUMBER(A${own})),IF(Side_sign=0,TRUE,Side_sign*(A${own}-J${row})>0),TRUE)`,
      `"Stop after it: behind its target"&${was(`J${row}`)}`,
    ],
  ];
  const right = `IF(ISNUMBER(A${own}),"at "&FIXED(A${own},Price_decimals),"")`;
  const judged = rules.reduceRight((rest, [holds, must]) => `IF(${holds},${rest},"✕ "&${must})`, right);
  return `=IFERROR(IF(${isEmpty(row)},"",${judged}),"✕ a number above 0, was an error")`;
}

const targetNotes = `$K$${firstTarget}:$K$${firstTarget + roomForTargets - 1}`;
const targetCount = `COUNT($A$${outHead + 1}:$A$${outHead + roomForTargets})`;
const isLot = `ROUND(Held/Lot_used,6)=INT(ROUND(Held/Lot_used,6))`;

const conditions: readonly Condition[] = [
  {
    holds: `IFERROR(IF(TRIM(Contract)="",Contract_size<>"",Contract_row>0),FALSE)`,
    says: `"Contract: "&IF(ISERROR(Contract),"a code of the sheet Contracts, was an error",IF(Contract="","pick one, or type Contract size","a code of the sheet Contracts, was "&Contract))`,
  },
  { holds: `ISNUMBER(MATCH(Type_used,{"linear","inverse"},0))`, says: `"Contract type: linear or inverse, was "&Contract_type` },
  {
    holds: `ISNUMBER(MATCH(LOWER(TRIM(Stop_after_target)),{"stay","follow"},0))`,
    says: `"Stop after target: stay or follow, was "&Stop_after_target`,
  },
  {
    holds: `IF(Fills_given=0,AND(ISNUMBER(Contracts_held),ISNUMBER(Average_entry)),TRUE)`,
    says: `"Contracts held and Average entry: numbers above 0, or the fills below; empty"`,
  },
  {
    holds: `IF(Fills_given=0,TRUE,AND(COUNT(${counts})=COUNT(${prices}),Fills_given=2*COUNT(${counts}),SUMPRODUCT((${counts}<>"")*(${prices}=""))=0))`,
    says: `"Its fills: a count and a price in each row"`,
  },
  { holds: `N(Held)>0`, says: `"Its fills: they leave no position"` },
  { holds: `IFERROR(${isLot},FALSE)`, says: `"Contracts held: a multiple of the lot ("&Lot_used&"), was "&Held` },
  {
    holds: `IF(Fills_given=0,TRUE,Side_of_fills=IF(Side_sign>0,"long","short"))`,
    says: `"Its fills: they leave a position on the other side"`,
  },
  {
    holds: `IFERROR(AND(First_stop>0,R_points>0),FALSE)`,
    says: `"Initial stop: "&IF(Side_sign>0,"below","above")&" the average entry, was "&First_stop`,
  },
  {
    holds: `ISNA(MATCH("✕*",${targetNotes},0))`,
    says: `"Target "&MATCH("✕*",${targetNotes},0)&": "&MID(INDEX(${targetNotes},MATCH("✕*",${targetNotes},0)),3,300)`,
  },
  { holds: `${targetCount}>0`, says: `"Targets: at least one: R, a move or a price"` },
  {
    holds: `ROUND(Held/Lot_used,6)>=${targetCount}`,
    says: `"Contracts held: at least "&${targetCount}*Lot_used&", one lot a target, was "&Held`,
  },
  {
    holds: `IFERROR(Side_sign*($A$${outHead + 1}-Stop_used)>0,FALSE)`,
    says: `"Stop now: "&IF(Side_sign>0,"below","above")&" the first target, was "&Stop_used`,
  },
];

const optional = ["held", "average", "initialStop", "stopNow", "realised", "commission", "paid", "lot"];

/** The sentence that names what is wrong; "" where nothing is. */
const fault = headline(
  [
    only(position, ["side", "held", "average", "stopDistance", "initialStop", "stopNow"]),
    only(costs, ["fee", "slippage"]),
    only(contract, ["size", "tick", "lot"]),
  ],
  [
    ...(["realised", "commission", "paid"] as const).map((key): Condition => {
      const [block, label] =
        key === "realised" ? [position, "Realised before"] : [costs, key === "paid" ? "Funding paid" : "Commission"];
      const cell = block.at(key);
      const least = key === "commission" ? `${cell}>=0` : "TRUE";
      return {
        holds: `IFERROR(IF(${cell}="",TRUE,AND(ISNUMBER(${cell}),${least})),FALSE)`,
        says: `"${label}: a number, or empty"`,
      };
    }),
    ...conditions,
  ],
  [],
  '""',
  optional,
);

function only(block: typeof position, keys: readonly string[]): typeof position {
  return { ...block, inputs: block.inputs.filter(({ key }) => keys.includes(key)) };
}

const notes: Readonly<Record<string, string>> = {
  contract: `IF(Contract_row>0,${listed("B")}&" "&${listed("H")}&IF(N(Tick_used)>0,", tick "&Tick_used,""),IF(Contract="","Contract size below counts","✕ not in the list"))`,
  held: `IF(Fills_given>0,"not used: its fills count, "&Held,"held now; empty: its fills")`,
  average: `IF(Fills_given>0,"not used: its fills count","of what is held")`,
  realised: `IF(Fills_given>0,"not used: its fills count","by parts sold before, net")`,
  stopDistance: `IF(Initial_stop<>"","not used: Initial stop",IF(ISNUMBER(First_stop),"R is "&FIXED(R_points,Price_decimals)&", stop at "&FIXED(First_stop,Price_decimals),""))`,
  initialStop: `IF(Initial_stop="","","R is measured from it")`,
  stopNow: `IF(Stop_now="","empty: the initial stop",IF(Side_sign*(N(Stop_now)-N(Average_used))>0,"behind it a profit is locked in","in the market now"))`,
  afterTarget: `IF(LOWER(TRIM(Stop_after_target))="follow","break-even, then the target before","it stays, or goes where you say")`,
  fee: `IF(Fee_rate="","of the list: "&ROUND(100*Fee_used,6)&"%","each side")`,
  size: `IF(Contract_size="","of the list","typed, counts")`,
  type: `IF(Contract_type="","of the list","typed, counts")`,
  tick: `IF(Tick_size="","of the list","typed, counts")`,
  lot: `IF(Lot_step="","of the list","typed, counts")`,
};

/** Cells whose decimals follow the contract. */
export const following: [address: string, follows: string][] = [
  ...["average", "initialStop", "stopNow"].map((key): [string, string] => [position.at(key), "price"]),
  [position.at("realised"), "money"],
];

function worksheetCells(): Cells {
  const cells: Cells = { ...position.cells, ...costs.cells, ...contract.cells };
  for (const block of [position, costs, contract])
    for (const { key } of block.inputs)
      if (notes[key]) cells[block.at(key).replace("B", "C")] = { formula: `=IFERROR(${notes[key]},"")`, style: styles.note };
  // The heading of a block that follows needs no words over its values, and has room for its own
  for (const { at, inputs } of [costs, contract]) {
    const row = Number(at(inputs[0]!.key).slice(1)) - 1;
    for (const letter of ["B", "C"]) cells[`${letter}${row}`] = { style: styles.headingNote };
  }
  Object.assign(cells, textRow(fillsHead, ["A", "B", "C"], styles.heading, ["Or its fills", "Contracts", "Price"]));
  for (const letter of ["B", "C"]) cells[`${letter}${fillsHead}`]!.style = { ...styles.headingNote, align: "right" };
  for (let number = 1; number <= roomForFills; number++) {
    const row = fillsHead + number;
    cells[`A${row}`] = { value: number === 1 ? "Fill 1 (sold: minus)" : `Fill ${number}`, style: styles.label };
    cells[`B${row}`] = { value: null, style: inputStyle("General") };
    cells[`C${row}`] = { value: null, style: inputStyle(price) };
    following.push([`C${row}`, "price"]);
  }
  const heading = (row: number, words: readonly string[]): void =>
    void Object.assign(cells, textRow(row, ["A", "B", "C"], styles.heading, words));
  const value = (row: number, label: string, formula: string, format: string): void => {
    cells[`A${row}`] = { value: label, style: styles.label };
    cells[`B${row}`] = { formula: `=${formula}`, style: numberStyle(formatOf(format)) };
    following.push([`B${row}`, format]);
  };
  heading(workedHead, ["Worked out"]);
  worked.forEach(([name, formula, format = "General"], index) => {
    value(workedHead + 1 + index, name.replaceAll("_", " "), `IFERROR(${formula},"")`, format);
    names[name] = `${sheet}!$B$${workedHead + 1 + index}`;
  });
  heading(termsHead, ["Terms"]);
  termRows.forEach(([label, name], index) =>
    value(termsHead + 1 + index, label, `IFERROR(IF(${name}="","",${name}),"")`, "General"),
  );
  const terms = (last: number): string => `${sheet}!$A$${termsHead + 1}:$B$${termsHead + last}`;
  names.Exit_terms = terms(termRows.length);
  names.Terms_of_fills = terms(termRows.length - 1);
  Object.assign(cells, tableHead(outHead, ["A", "B", "C"], ["Price", "Part", "Stop"]));
  heading(outHead - 1, ["What SCALE.OUT reads"]);
  for (let number = 1; number <= roomForTargets; number++) {
    const row = outRow(number);
    put(cells, `A${row}`, targetPrice(firstTarget + number - 1));
    put(cells, `B${row}`, `=IF(ISNUMBER(A${row}),IF(ISNUMBER(I${firstTarget + number - 1}),I${firstTarget + number - 1},""),"")`);
    put(cells, `C${row}`, targetStop(number));
    for (const [letter, format] of Object.entries({ A: "price", B: "0.0#%", C: "price" })) {
      cells[`${letter}${row}`] = { ...cells[`${letter}${row}`], style: numberStyle(formatOf(format)) };
      following.push([`${letter}${row}`, format]);
    }
  }
  Object.assign(
    cells,
    textRow(4, positionLetters, styles.heading, ["What its fills leave"]),
    tableHead(5, positionLetters, [], true),
  );
  const formula = `=IF(Fills_given=0,"",IFERROR(MICRO.POSITION(Side,${counts},${prices},"now",Terms_of_fills),""))`;
  put(cells, fillsPosition, formula);
  ["General", "lots", "price", "money", "money", "price"].forEach((format, index) => {
    cells[`${positionLetters[index]!}6`] = { style: numberStyle(formatOf(format)) };
    following.push([`${positionLetters[index]!}6`, format]);
  });
  const ends: readonly (readonly [name: string, formula: string])[] = [
    ["Exit_fault", fault],
    ["Fault", `=IF(Exit_fault="","",MID(Exit_fault,12,LEN(Exit_fault)-12))`],
  ];
  ends.forEach(([name, formula], index) => {
    cells[`A${faultRow + index}`] = { value: name.replace("_", " "), style: styles.label };
    cells[`B${faultRow + index}`] = { formula, style: { ...styles.cell, align: "left" } };
    names[name] = `${sheet}!$B$${faultRow + index}`;
  });
  return { ...cells, ...targetCells() };
}

function targetCells(): Cells {
  const words = ["Target", "R", "Move", "Price", "Part", "Stop after it"];
  const cells: Cells = {
    ...textRow(targetsHead - 1, targetLetters, styles.heading, [
      "Targets: R, or a move, or a price; the one further right counts",
    ]),
    ...tableHead(targetsHead, targetLetters, words),
  };
  cells[`K${targetsHead}`] = { ...cells[`K${targetsHead}`], style: styles.headingNote };
  for (let number = 1; number <= roomForTargets; number++) {
    const row = firstTarget + number - 1;
    const [multiple = null, part = null] = samples[number - 1] ?? [];
    cells[`E${row}`] = { value: number, style: styles.cell };
    cells[`F${row}`] = { value: multiple, style: inputStyle('0.0#" R"') };
    cells[`G${row}`] = { value: null, style: inputStyle("0.00#%") };
    cells[`H${row}`] = { value: null, style: inputStyle(price) };
    cells[`I${row}`] = { value: part, style: inputStyle("0%") };
    cells[`J${row}`] = { value: null, style: inputStyle(price) };
    cells[`K${row}`] = { formula: targetNote(number), style: styles.note };
    following.push([`H${row}`, "price"], [`J${row}`, "price"]);
  }
  return cells;
}

export const inputCells = worksheetCells();
export const inputNames: Record<string, string> = { ...position.names, ...costs.names, ...contract.names, ...names };

const targetRange = (letter: string): string => `${letter}${firstTarget}:${letter}${firstTarget + roomForTargets - 1}`;
export const rules: readonly ValidationData[] = [
  {
    range: position.at("contract"),
    allowed: { listRange: `Contracts!$A$5:$A$${lastContractRow}` },
    message: "Contract: a code of the sheet Contracts.",
  },
  { range: position.at("afterTarget"), allowed: { list: ["stay", "follow"] }, message: "Stop after target: stay or follow." },
  { range: contract.at("type"), allowed: { list: ["linear", "inverse"] }, message: "Contract type: linear or inverse." },
  { range: targetRange("F"), allowed: { above: 0 }, message: "R: a number above 0." },
  { range: targetRange("G"), allowed: { above: 0 }, message: "Move: a percentage above 0%." },
  { range: targetRange("H"), allowed: { above: 0 }, message: "Price: a price above 0." },
  { range: targetRange("I"), allowed: { above: 0 }, message: "Part: a percentage above 0%." },
  { range: targetRange("J"), allowed: { above: 0 }, message: "Stop after it: a price above 0, or empty." },
];
