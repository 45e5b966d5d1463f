/** Reads what is typed into the sheet, asks where there are two readings, and says how it was read. */
import { lockedBy, lockWords } from "./locks";
import { offerFill } from "./fill-offers";
import { refusedBy } from "./input-rules";
import { ask, endRefusal, showMessage, showRefusal } from "./messages";
import { answerTyped, readersWays } from "./typed-cells";
import type { Workbench } from "./workbench";

export function startTyping(workbench: Workbench): void {
  workbench.sheet.onGoingBeyond((address, worksheet, end) =>
    showMessage("note", `There is no ${address}: the sheet ${worksheet} ends at ${end}.`),
  );
  workbench.sheet.onDeleting((addresses) => mayOverwrite(workbench, addresses));
  workbench.sheet.onOverwriting((addresses) => workbench.isFilling || mayOverwrite(workbench, addresses));
  workbench.sheet.onTyping((typed) => {
    endRefusal();
    if (lockOf(workbench, typed.address) !== undefined) {
      sayLocked(workbench, typed.address);
      return "as it was";
    }
    const answer = answerTyped(typed, ways(), workbench.template);
    const value = typeof answer.cell === "object" && "value" in answer.cell ? answer.cell.value : undefined;
    const refused = value === undefined ? undefined : refusedBy(workbench.template, typed.address, value, ways().decimal);
    if (refused !== undefined) {
      showRefusal(refused);
      return "as it was";
    }
    if (answer.fault !== undefined) showRefusal(answer.fault);
    if (answer.note !== undefined) showMessage("note", answer.note);
    const { ask: question } = answer;
    if (question) void workbench.turns.takeHere(placeOf(typed.address), () => choose(workbench, typed.address, question));
    else if (value !== undefined) setTimeout(() => offerFill(workbench, typed.address));
    return answer.cell;
  });
}

/** Are none of these cells held? Says so when one is. */
export function mayOverwrite(workbench: Workbench, addresses: readonly string[]): boolean {
  const locked = addresses.find((address) => lockOf(workbench, address) !== undefined);
  if (locked !== undefined) sayLocked(workbench, locked);
  return locked === undefined;
}

/** A single text that is pasted into cells, read as if it were typed there; what input rules refuse stands and is judged by the sheet. */
export async function pasteText(workbench: Workbench, addresses: readonly string[], text: string): Promise<void> {
  if (!mayOverwrite(workbench, addresses)) return;
  const { sheet } = workbench;
  for (const address of addresses) {
    const typed = { address, text, previous: sheet.read(address), numberFormat: sheet.numberFormatAt(address) };
    const { cell, fault, note, ask: question } = answerTyped(typed, ways(), workbench.template);
    if (fault !== undefined) return showMessage("fault", fault);
    if (question) return choose(workbench, address, question);
    if (typeof cell !== "object") continue;
    if ("formula" in cell) await workbench.change(() => sheet.setFormula(address, cell.formula));
    else workbench.enter({ [address]: cell.value });
    if ("numberFormat" in cell && cell.numberFormat !== undefined) sheet.setNumberFormats(address, [cell.numberFormat]);
    if (note !== undefined) showMessage("note", note);
  }
}

/** A cell whose formula has gone, or has moved with its row, is not held. */
function lockOf({ sheet, template, isUnlocked }: Workbench, address: string): string | undefined {
  const anchor = isUnlocked ? undefined : lockedBy(template, address, (each) => sheet.spillAt(each)?.anchor);
  return anchor === undefined || sheet.formulaAt(address) !== undefined || sheet.spillAt(address) ? anchor : undefined;
}

function sayLocked(workbench: Workbench, address: string): void {
  const unlock = (): void => {
    workbench.isUnlocked = true;
    showMessage("note", "The formulas of this workbook are unlocked: type over them, and Undo brings them back.");
    workbench.focusSheet();
  };
  showMessage("fault", lockWords(placeOf(address), lockOf(workbench, address)!), [{ label: "Unlock formulas", act: unlock }]);
}

/** The cell without its worksheet. */
function placeOf(address: string): string {
  return address.replace(/^.*!/, "");
}

/** The reader's decimal mark and order of dates. */
export function ways() {
  return readersWays(navigator.language, window.localStorage);
}

async function choose(
  workbench: Workbench,
  address: string,
  { text, readings }: { text: string; readings: readonly { label: string; value: number }[] },
): Promise<void> {
  const place = placeOf(address);
  // The sheet closes its editor first
  await new Promise((resolve) => setTimeout(resolve));
  const choices = readings.map(({ label, value }, at) => ({ answer: String(value), label, primary: at === 0 }));
  const answer = await ask(`Which number is meant in ${place}?`, text, choices);
  if (answer === undefined) showMessage("note", `${place} is as it was.`);
  else await workbench.fill({ [address]: Number(answer) });
  workbench.focusSheet();
}
