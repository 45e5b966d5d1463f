/** Reads what is typed into the sheet, asks where there are two readings, and says how it was read. */
import { lockedBy, lockWords } from "./locks";
import { refusedBy } from "./input-rules";
import { ask, showMessage } from "./messages";
import { answerTyped, readersWays } from "./typed-cells";
import type { Workbench } from "./workbench";

export function startTyping(workbench: Workbench): void {
  workbench.sheet.onDeleting((addresses) => {
    const locked = addresses.find((address) => lockOf(workbench, address) !== undefined);
    if (locked !== undefined) sayLocked(workbench, locked);
    return locked === undefined;
  });
  workbench.sheet.onOverwriting((addresses) => {
    if (workbench.isFilling) return true;
    const locked = addresses.find((address) => lockOf(workbench, address) !== undefined);
    if (locked !== undefined) sayLocked(workbench, locked);
    return locked === undefined;
  });
  workbench.sheet.onTyping((typed) => {
    if (lockOf(workbench, typed.address) !== undefined) {
      sayLocked(workbench, typed.address);
      return "as it was";
    }
    const answer = answerTyped(typed, ways(), workbench.template);
    const value = typeof answer.cell === "object" && "value" in answer.cell ? answer.cell.value : undefined;
    const refused = value === undefined ? undefined : refusedBy(workbench.template, typed.address, value);
    if (refused !== undefined) {
      showMessage("fault", refused);
      return "as it was";
    }
    if (answer.fault !== undefined) showMessage("fault", answer.fault);
    if (answer.note !== undefined) showMessage("note", answer.note);
    if (answer.ask) void choose(workbench, typed.address, answer.ask);
    return answer.cell;
  });
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
  showMessage("fault", lockWords(address.replace(/^.*!/, ""), lockOf(workbench, address)!), [
    { label: "Unlock formulas", act: unlock },
  ]);
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
  const place = address.replace(/^.*!/, "");
  // The sheet closes its editor first
  await new Promise((resolve) => setTimeout(resolve));
  const choices = readings.map(({ label, value }, at) => ({ answer: String(value), label, primary: at === 0 }));
  const answer = await ask(`Which number is meant in ${place}?`, text, choices);
  if (answer === undefined) showMessage("note", `${place} is as it was.`);
  else await workbench.fill({ [address]: Number(answer) });
  workbench.focusSheet();
}
