/** The switch of a reference page between formulas with , and a decimal point, and with ; and a decimal comma. */
import { decimalMarkKey, type DecimalMark, readersDecimalMark } from "../look/decimal-mark";
import { columnMarkOf, localFormula, localNumber } from "../grid/local-formula";
import { isNumberText } from "./model";

const samples: Readonly<Record<DecimalMark, string>> = { ".": "(1.5,2)", ",": "(1,5;2)" };
const names: Readonly<Record<DecimalMark, string>> = {
  ".": "commas and a decimal point",
  ",": "semicolons and a decimal comma",
};

/** Shows the page's formulas in the reader's marks, and lets the button change them. */
export function startSeparators(button: HTMLElement, language: string, storage: Storage | undefined): void {
  const english = new Map(
    [...document.querySelectorAll("code.formula, output, td.number")].map((each) => [each, each.textContent]),
  );
  const columns = columnMarkOf(language);
  let mark = readersDecimalMark(language, storage);
  const show = () => {
    for (const [place, words] of english) place.textContent = mark === "." ? words : inLocal(place, words);
    const other = mark === "." ? "," : ".";
    button.textContent = samples[mark];
    button.setAttribute("aria-label", `Formulas with ${names[mark]}. Press for ${names[other]}.`);
    button.title = button.getAttribute("aria-label")!;
  };
  const inLocal = (place: Element, words: string) =>
    place.matches("code") ? localFormula(words, columns) : isNumberText(words) ? localNumber(words) : words;
  button.addEventListener("click", () => {
    mark = mark === "." ? "," : ".";
    try {
      storage?.setItem(decimalMarkKey, mark);
    } catch {
      // A browser without room keeps the choice until the page is left
    }
    show();
  });
  button.hidden = false;
  show();
}
