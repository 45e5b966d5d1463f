/** Share link: what is in it and what is not is said before it is copied. */
import { splitAddress } from "../grid/address";
import type { Template } from "../workbooks/template";
import { ask, showMessage } from "./messages";
import { type ShareText, toFragment } from "./share-link";
import type { Workbench } from "./workbench";

/** Why the open workbook cannot travel as a link; undefined when it can. */
export function shareRefusal(template: Template | undefined): string | undefined {
  if (template === undefined)
    return "A link holds the inputs of a workbook made with New. This one was not made with it: save it and send the file.";
  if (template.id === "journal") return "A journal is its fills, and a link holds no fills: save it and send the file.";
  return template.inputs.length === 0
    ? `${template.name} has no inputs that a link could hold: save it and send the file.`
    : undefined;
}

export async function share(workbench: Workbench): Promise<void> {
  const { template } = workbench;
  const refusal = shareRefusal(template);
  if (refusal !== undefined || !template) return showMessage("fault", `No link was made. ${refusal}`);
  let shared: ShareText;
  try {
    shared = toFragment(template, (address) => workbench.sheet.read(address));
  } catch (fault) {
    return showMessage("fault", `No link was made. ${(fault as Error).message}.`);
  }
  const { fragment } = shared;
  const answer = await ask("Copy a link to this workbook?", shareWords(shared, ownRows(workbench, template)), [
    { answer: "copy", label: "Copy the link", primary: true },
    { answer: "cancel", label: "Cancel" },
  ]);
  if (answer !== "copy") return showMessage("note", "No link was made.");
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}${fragment}`);
    showMessage("note", "The link is on the clipboard.");
  } catch {
    showMessage("note", "The link is in the address bar now: copy it from there.");
  }
}

/** "14 inputs: Side, Entry price. Not in it: 500 rows of Bars." */
export function shareWords({ labels }: Pick<ShareText, "labels">, rows: readonly string[]): string {
  const count = labels.length;
  const holds =
    count === 0
      ? "No input differs: it opens the template as it is."
      : `${count} input${count === 1 ? "" : "s"}: ${labels.join(", ")}.`;
  return rows.length === 0 ? `${holds} Nothing else is in it.` : `${holds} Not in it: ${rows.join(", ")}.`;
}

/** What a workbook holds that is the reader's own, beside its inputs: "500 rows of Bars". */
function ownRows({ sheet }: Workbench, template: Template): string[] {
  const inputs = new Set(template.inputs.map(({ address }) => address.replaceAll("'", "")));
  return sheet.workbook().sheets.flatMap(({ name, cells }) => {
    const first = template.workbook.sheets.find((each) => each.name === name);
    // Rows in which something stands that the template does not have there
    const rows = new Set<string>();
    let hasFormula = false;
    for (const [address, { value, formula }] of Object.entries(cells)) {
      const was = first?.cells[address];
      if (inputs.has(`${name}!${address}`)) continue;
      const isSame = formula === undefined ? (value ?? null) === (was?.value ?? null) : formula === was?.formula;
      if (isSame || was?.formula !== undefined) continue;
      hasFormula ||= formula !== undefined;
      rows.add(/\d+$/.exec(splitAddress(address)[1])![0]);
    }
    if (rows.size === 0) return [];
    const count = rows.size.toLocaleString("en-US");
    return [`${count} ${rows.size === 1 ? "row" : "rows"} of ${name}${hasFormula ? ", formulas included" : ""}`];
  });
}
