/** Share: what somebody without the add-in gets, and what the add-in leaves in a workbook. */
import { element } from "../help/element";
import { text } from "../languages/text";
import { button, busy, StatusLine } from "./parts";
import type { View } from "./tabs";
import type { Workbook } from "./workbook";

export function shareView(panel: HTMLElement, workbook: Workbook | undefined): View {
  const status = new StatusLine();
  const attempt = async (what: string, work: () => Promise<string>) => {
    try {
      status.say(await work());
    } catch (error) {
      status.fail(what, error);
    }
  };
  const copy = button(
    text("Copy the active sheet as values"),
    () =>
      void busy(copy, () =>
        attempt(text("The sheet was not copied."), async () =>
          text('"{sheet}" holds the values and no formulas. The original is unchanged.', {
            sheet: await workbook!.copyValues(),
          }),
        ),
      ),
  );
  const offer = element("input", { type: "checkbox", id: "offer" });
  offer.addEventListener(
    "change",
    () => void attempt(text("The wish was not saved."), () => offerAddIn(workbook!, offer.checked)),
  );
  const remove = button(
    text("Remove the add-in's data"),
    () =>
      void busy(remove, () =>
        attempt(text("The data was not removed."), async () => {
          const count = await workbook!.removeData();
          offer.checked = false;
          return count === 0 ? text("There was nothing to remove.") : text("Removed. Save the workbook to keep it that way.");
        }),
      ),
  );
  for (const each of [copy, remove, offer]) each.disabled = workbook === undefined;
  panel.append(
    element(
      "p",
      {},
      text(
        "Somebody without the add-in sees the figures as they were when you saved. After a recalculation their cells show #NAME?.",
      ),
    ),
    ...part(
      text("For anyone"),
      text("A copy of the sheet that holds figures only. Nobody can change the plan in it, and nothing can break."),
      copy,
    ),
    ...part(
      text("For those who should calculate"),
      text(
        "Off unless you choose it. When on, Excel opens this pane with the workbook for people whose organisation has the add-in; others are not asked to install anything.",
      ),
      element("label", { class: "choice", for: "offer" }, offer, ` ${text("Offer the add-in to recipients")}`),
    ),
    ...part(
      text("Leave nothing behind"),
      text("Takes that wish out of the workbook. Sheets and formulas stay as they are."),
      remove,
    ),
    status.element,
  );
  return { shown: () => void (offer.checked = workbook?.offersAddIn() ?? false) };
}

async function offerAddIn(workbook: Workbook, offer: boolean): Promise<string> {
  await workbook.offerAddIn(offer);
  return offer ? text("On. Save the workbook to keep it.") : text("Off. Save the workbook to keep it.");
}

function part(title: string, words: string, control: HTMLElement): HTMLElement[] {
  return [element("h2", {}, title), element("p", { class: "muted" }, words), element("p", {}, control)];
}
