/** The left block of a planning sheet: inputs with their notes, what is worked out from them, and the terms that the functions read. */
import { sheetPrefix } from "../../grid/address";
import type { CellStyle, ValidationData } from "../../grid/workbook-data";
import { groupTitles, type InputGroup, planInput, planInputs, type PlanInput, type PlanInputName } from "../../plan/inputs";
import type { Cells } from "../blocks";
import { inputStyle, numberStyle, styles, type TemplateInput } from "../template";
import { type Judgeable, judgedInput, text } from "./formula-parts";
import { type Follows, formatOf, inputFormats, isFollowing } from "./formats";
import { noteFormula } from "./notes";
import { planRows, type TermRow, termRows, workedRows, type WorkedRow } from "./worked-out";

/** An input of a sheet: one of the plan's, or one of the template's own. */
export interface SheetInput extends Judgeable, Pick<PlanInput, "label" | "initial"> {
  /** The formula of its column C; `noteCell` is where another input's note stands. */
  note: (noteCell: NoteCell) => string;
  /** Another name of the cell, after its label where that is the template's own: Base_price of an Entry_price. */
  alsoNamed?: string;
  /** Where the number format of its kind does not fit. */
  format?: string;
}

export type NoteCell = (name: string) => string;

export interface SheetInputGroup {
  title: string;
  inputs: readonly SheetInput[];
}

/** An input of the plan on a sheet of its own; what differs there is given. */
export function planSheetInput(name: PlanInputName, own: Partial<SheetInput> = {}): SheetInput {
  return { ...planInput(name), note: (noteCell) => noteFormula(name, noteCell), ...own };
}

/** An input of the template's own: column C says this text (a formula), or what is wrong. */
export function ownInput(input: Omit<SheetInput, "note">, right: string, blank = right): SheetInput {
  return { ...input, note: () => judgedInput(input, right, blank) };
}

export const planGroup = (group: InputGroup): SheetInputGroup => ({
  title: groupTitles[group],
  inputs: planInputs.filter((input) => input.group === group).map(({ name }) => planSheetInput(name)),
});

export const planGroups: readonly SheetInputGroup[] = (["trade", "account", "details", "instead", "contract"] as const).map(
  planGroup,
);

export interface PlanBlock {
  cells: Cells;
  names: Record<string, string>;
  inputs: TemplateInput[];
  validations: ValidationData[];
  /** Cells whose decimals follow the contract. */
  following: (readonly [address: string, follows: Follows])[];
  lastRow: number;
}

const firstRow = 4;
/** The first row in which inputs and the headings between them stand. */
export const firstInputRow = firstRow;

/** Where each input stands: below the heading of its group. */
function rowsOf(groups: readonly SheetInputGroup[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  let row = firstRow;
  for (const { inputs } of groups) {
    row += 1;
    for (const { name } of inputs) rows.set(name, row++);
  }
  return rows;
}

/** The last of these rows on the planning sheet. */
export const lastInputRow = Math.max(...rowsOf(planGroups).values());

/** The cell of an input of the planning sheet. */
export function inputCell(name: PlanInputName, groups = planGroups): string {
  return `B${rowsOf(groups).get(name)!}`;
}

/** The first input that is wrong, in a sentence. */
function faultOf(groups: readonly SheetInputGroup[], lastInputRow: number): string {
  const range = (column: string): string => `${column}${firstRow}:${column}${lastInputRow}`;
  const percents = groups.flatMap(({ inputs }) =>
    inputs.filter(({ kind }) => kind === "percent").map(({ label }) => text(label)),
  );
  const value = percents.length === 0 ? "v" : `IF(ISNUMBER(XMATCH(a,{${percents.join(",")}})),ROUND(v*100,6)&"%",v)`;
  return (
    `IFERROR(LET(i,MATCH("✕*",${range("C")},0),a,INDEX(${range("A")},i),m,MID(INDEX(${range("C")},i),3,300),` +
    `a&": "&m&IF(ISERROR(INDEX(${range("B")},i)),", was an error",LET(v,INDEX(${range("B")},i),IF(ISNUMBER(v),", was "&${value},IF(v="",", is empty",", was "&v))))),"")`
  );
}

export interface BlockParts {
  groups: readonly SheetInputGroup[];
  /** What is worked out from the inputs, before the Fault. */
  worked: (noteCell: NoteCell) => readonly WorkedRow[];
  /** What is worked out once there is no fault. */
  more?: readonly WorkedRow[];
  /** The terms that the functions read. */
  terms: readonly TermRow[];
  /** A formula of what else may be wrong, once the inputs are right: "" or a sentence. */
  alsoFault?: string;
  /** Rows right below them, which Plan_inputs names together with them. */
  below?: readonly TermRow[];
}

/** The block of a planning sheet on a worksheet of this name; `more` are further cells at the end of what is worked out. */
export function planBlock(
  sheet: string,
  more: readonly WorkedRow[] = [],
  groups = planGroups,
  own: { worked?: readonly WorkedRow[]; alsoFault?: string } = {},
): PlanBlock {
  const { worked = [], alsoFault } = own;
  const block = inputsBlock(sheet, {
    groups,
    worked: (noteCell) => [...workedRows(noteCell), ...worked],
    ...{ more, terms: termRows, below: planRows },
    ...(alsoFault !== undefined && { alsoFault }),
  });
  const at = (row: number): string => `${sheetPrefix(sheet)}$B$${row}`;
  block.names.T_all = `${at(rowOf(block, "T_1"))}:$B$${rowOf(block, "T_3")}`;
  block.names.Target_prices = `${at(rowOf(block, "Target_used_1"))}:$B$${rowOf(block, "Target_used_3")}`;
  return block;
}

/** A block of any inputs: labels, values and notes, the fault, what is worked out and the terms. */
export function inputsBlock(sheet: string, { groups, worked, more = [], terms, below = [], alsoFault }: BlockParts): PlanBlock {
  const rows = rowsOf(groups);
  const noteCell = (name: string): string => `C${rows.get(name) ?? 1}`;
  const lastInputRow = Math.max(...rows.values());
  const at = (row: number): string => `${sheetPrefix(sheet)}$B$${row}`;
  const block: PlanBlock = { cells: {}, names: {}, inputs: [], validations: [], following: [], lastRow: lastInputRow };
  groups.forEach(({ title, inputs }, index) => {
    Object.assign(block.cells, heading(rows.get(inputs[0]!.name)! - 1, title, index === 0));
    inputs.forEach((input) => addInput(block, sheet, input, rows.get(input.name)!, noteCell));
  });
  let row = lastInputRow + 2;
  Object.assign(block.cells, heading(row, "Worked out"));
  const ofInputs = faultOf(groups, lastInputRow);
  const fault = alsoFault === undefined ? ofInputs : `LET(f,${ofInputs},IF(f<>"",f,${alsoFault}))`;
  const faultRow = { name: "Fault", label: "Fault", formula: fault, note: "", format: "General" };
  for (const each of [...worked(noteCell), faultRow, ...more]) {
    row += 1;
    addWorked(block, row, each);
    block.names[each.name] = at(row);
  }
  if (terms.length > 0) {
    row += 2;
    Object.assign(block.cells, heading(row, "Terms"));
  }
  const firstTerm = row + 1;
  for (const [label, formula, format] of [...terms, ...below]) {
    row += 1;
    addWorked(block, row, { name: "", label, formula: `IFERROR(${formula},"")`, note: "", format });
  }
  const range = (last: number): string => `${sheetPrefix(sheet)}$A$${firstTerm}:$B$${last}`;
  if (terms.length > 0) block.names.Terms = range(firstTerm + terms.length - 1);
  if (below.length > 0) block.names.Plan_inputs = range(row);
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

function addInput(block: PlanBlock, sheet: string, input: SheetInput, row: number, noteCell: NoteCell): void {
  const { name, label, kind, initial, alsoNamed } = input;
  const format = input.format ?? inputFormats[kind];
  block.cells[`A${row}`] = { value: label, style: styles.label };
  block.cells[`B${row}`] = { value: initial, style: inputStyle(format && formatOf(format)) };
  block.cells[`C${row}`] = { formula: `=IFERROR(${input.note(noteCell)},"")`, style: styles.note };
  if (format && isFollowing(format)) block.following.push([`B${row}`, format]);
  const isNumber = !["word", "code", "text"].includes(kind);
  block.inputs.push({ key: name, label, address: `${sheet}!B${row}`, kind: isNumber ? "number" : "text" });
  for (const each of [name, alsoNamed]) if (each) block.names[each] = `${sheetPrefix(sheet)}$B$${row}`;
  const validation = validationOf(input);
  if (validation) block.validations.push({ range: `B${row}`, message: `${label}: ${input.mustBe}.`, ...validation });
}

function validationOf({ name, kind, words, bounds }: SheetInput): Pick<ValidationData, "allowed"> | undefined {
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
