/** The planning workbooks that lie beside the add-in, as files to open. */
import { element } from "../help/element";
import { text, translated } from "../languages/text";

/** A row of workbooks.json, which the build writes. */
interface ListedWorkbook {
  name: string;
  description: string;
  file: string;
}

/** A list that is fetched when it is first unfolded. */
export function otherWorkbooks(): HTMLElement {
  const place = element("div", { role: "status" });
  const list = element("details", { class: "wide" }, element("summary", {}, text("Other planning workbooks")), place);
  list.addEventListener("toggle", () => void show(place), { once: true });
  return list;
}

async function show(place: HTMLElement): Promise<void> {
  try {
    const answer = await fetch("workbooks/workbooks.json");
    if (!answer.ok) throw new Error(text("the answer was {status}", { status: answer.status }));
    const workbooks = (await answer.json()) as ListedWorkbook[];
    place.replaceChildren(
      element("p", { class: "muted small" }, text("Each is an .xlsx file of its own: download it and open it in Excel.")),
      element("ul", {}, ...workbooks.map(row)),
    );
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    place.textContent = text(
      "The list could not be loaded ({why}). The plan above is not affected; close and open the pane to try again.",
      { why },
    );
  }
}

function row({ name, description, file }: ListedWorkbook): HTMLElement {
  const link = element("a", { href: file, download: "", target: "_blank" }, name);
  return element("li", {}, link, element("span", { class: "muted small" }, ` ${translated(description)}`));
}
