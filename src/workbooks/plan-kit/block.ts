/** The left block of a planning sheet: inputs with their notes, what is worked out from them, and the terms that the functions read. */
import { sheetPrefix } from "../../grid/address";
import type { CellStyle, ValidationData } from "../../grid/workbook-data";
import { groupTitles, type InputGroup, planInputs, type PlanInput, type PlanInputName } from "../../plan/inputs";
import type { Cells } from "../blocks";
import { inputStyle, numberStyle, styles, type TemplateInput } from "../template";
import { text } from "./formula-parts";
import { type Follows, formatOf, inputFormats, isFollowing } from "./formats";
import { noteFormula } from "./notes";
import { percentLabels, planRows, termRows, workedRows, type WorkedRow } from "./worked-out";

export interface PlanBlock {
  cells: Cells;
  names: Record<string, string>;
  inputs: TemplateInput[];
  validations: ValidationData[];
  /** Cells whose decimals follow the contract. */
  following: (readonly [address: string, follows: Follows])[];
  /** The rows of `more`, whose formulas are those of the outputs that have no place on the right. */
  lastRow: number;
}

const firstRow = 4;
/** Rows in which inputs and the headings between them stand. */
export const firstInputRow = firstRow;
const groups: readonly InputGroup[] = ["trade", "account", "details", "instead", "contract"];

/** Where each input stands: below the heading of its group. */
const rowOfInput: ReadonlyMap<PlanInputName, number> = (() => {
  const rows = new Map<PlanInputName, number>();
  let row = firstRow;
  for (const group of groups) {
    row += 1;
    for (const { name } of planInputs.filter((input) => input.group === group)) rows.set(name, row++);
  }
  return rows;
})();

export const lastInputRow = Math.max(...rowOfInput.values());

export const noteCell = (name: PlanInputName): string => `C${rowOfInput.get(name)!}`;

export function inputCell(name: PlanInputName): string {
  return `B${rowOfInput.get(name)!}`;
}

/** The first input that is wrong, in a sentence. */
const fault = ((): string => {
  const range = (column: string): string => `${column}${firstRow}:${column}${lastInputRow}`;
  const percent = percentLabels.map((label) => text(label)).join(",");
  const value = `IF(ISNUMBER(XMATCH(a,{${percent}})),ROUND(v*100,6)&"%",v)`;
  return (
    `IFERROR(LET(i,MATCH("✕*",${range("C")},0),a,INDEX(${range("A")},i),m,MID(INDEX(${range("C")},i),3,300),` +
    `a&": "&m&IF(ISERROR(INDEX(${range("B")},i)),", was an error",LET(v,INDEX(${range("B")},i),IF(ISNUMBER(v),", was "&${value},IF(v="",", is empty",", was "&v))))),"")`
  );
})();

/** The block on a worksheet of this name; `more` are further cells at the end of what is worked out. */
export function planBlock(sheet: string, more: readonly WorkedRow[] = []): PlanBlock {
  const at = (row: number): string => `${sheetPrefix(sheet)}$B$${row}`;
  const block: PlanBlock = { cells: {}, names: {}, inputs: [], validations: [], following: [], lastRow: lastInputRow };
  groups.forEach((group) => {
    const inputs = planInputs.filter((input) => input.group === group);
    Object.assign(block.cells, heading(rowOfInput.get(inputs[0]!.name)! - 1, groupTitles[group], group === "trade"));
    inputs.forEach((input) => addInput(block, sheet, input));
  });
  let row = lastInputRow + 2;
  Object.assign(block.cells, heading(row, "Worked out"));
  const faultRow = { name: "Fault", label: "Fault", formula: fault, note: "", format: "General" };
  for (const worked of [...workedRows(noteCell), faultRow, ...more]) {
    row += 1;
    addWorked(block, row, worked);
    block.names[worked.name] = at(row);
  }
  block.names.T_all = `${at(rowOf(block, "T_1"))}:$B$${rowOf(block, "T_3")}`;
  block.names.Target_prices = `${at(rowOf(block, "Target_used_1"))}:$B$${rowOf(block, "Target_used_3")}`;
  row += 2;
  Object.assign(block.cells, heading(row, "Terms"));
  const firstTerm = row + 1;
  for (const [label, formula, format] of [...termRows, ...planRows]) {
    row += 1;
    addWorked(block, row, { name: "", label, formula: `IFERROR(${formula},"")`, note: "", format });
  }
  const terms = (last: number): string => `${sheetPrefix(sheet)}$A$${firstTerm}:$B$${last}`;
  block.names.Terms = terms(firstTerm + termRows.length - 1);
  block.names.Plan_inputs = terms(row);
  block.lastRow = row;
  return block;
}

function rowOf(block: PlanBlock, name: string): number {
  return Number(/\d+$/.exec(block.names[name]!)![0]);
}

function heading(row: number, title: string, isFirst = false): Cells {
  const right: CellStyle = { ...styles.headingNote, align: "right" };
  return {
    [`A${row}`]: { value: title, style: styles.heading },
    [`B${row}`]: { ...(isFirst && { value: "Value" }), style: right },
    [`C${row}`]: { ...(isFirst && { value: "Unit, effect" }), style: styles.headingNote },
  };
}

function addInput(block: PlanBlock, sheet: string, input: PlanInput): void {
  const { name, label, kind, initial } = input;
  const row = rowOfInput.get(name)!;
  const format = inputFormats[kind];
  block.cells[`A${row}`] = { value: label, style: styles.label };
  block.cells[`B${row}`] = { value: initial, style: inputStyle(format && formatOf(format)) };
  block.cells[`C${row}`] = { formula: `=IFERROR(${noteFormula(name, noteCell)},"")`, style: styles.note };
  if (format && isFollowing(format)) block.following.push([`B${row}`, format]);
  const isNumber = !["word", "code", "text"].includes(kind);
  block.inputs.push({ key: name, label, address: `${sheet}!B${row}`, kind: isNumber ? "number" : "text" });
  block.names[name] = `${sheetPrefix(sheet)}$B$${row}`;
  const validation = validationOf(input);
  if (validation) block.validations.push({ range: `B${row}`, message: `${label}: ${input.mustBe}.`, ...validation });
}

function validationOf({ name, kind, words, bounds }: PlanInput): Pick<ValidationData, "allowed"> | undefined {
  if (name === "Contract") return { allowed: { listRange: "Contracts!$A$5:$A$204" } };
  if (words) return { allowed: { list: words.list, ...(!words.isClosed && { isOpen: true }) } };
  if (kind === "text" || !bounds) return undefined;
  const { above, minimum, maximum, sizeBelow, whole } = bounds;
  if (sizeBelow !== undefined) return { allowed: { minimum: -sizeBelow, maximum: sizeBelow } };
  return {
    allowed: {
      ...(above !== undefined && { above }),
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(whole && { isWhole: true }),
    },
  };
}

function addWorked(block: PlanBlock, row: number, { label, formula, note, format }: WorkedRow): void {
  block.cells[`A${row}`] = { value: label, style: styles.label };
  block.cells[`B${row}`] = { formula: `=${formula}`, style: numberStyle(formatOf(format)) };
  block.cells[`C${row}`] = { ...(note && { value: note }), style: styles.note };
  if (isFollowing(format)) block.following.push([`B${row}`, format]);
}
