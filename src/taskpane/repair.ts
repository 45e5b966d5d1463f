/** Formulas that hold the name which files use, as other add-ins leave them behind: =[2]!_xldudf_MICRO_MARGIN(...). */
import { idOfFileToken } from "./library";

const damage = /(?:'[^']*'!|\[[^\]]*\][^!'"(),]*!|[\w.]+!)?_xldudf_([A-Za-z0-9_]+)(?=\s*\()/gi;

/** Undefined when the formula is not damaged; no `formula` when one of its functions is not known. */
export function repaired(formula: string): { formula?: string } | undefined {
  let isDamaged = false;
  let isKnown = true;
  const written = outsideTexts(formula, (part) =>
    part.replace(damage, (whole, token: string) => {
      isDamaged = true;
      const id = idOfFileToken(token);
      isKnown &&= id !== undefined;
      return id ?? whole;
    }),
  );
  if (!isDamaged) return undefined;
  return isKnown ? { formula: written } : {};
}

/** Changes a formula except for the texts in it. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");
}
