/** The part of an address that carries a formula into the workbench: index.html#example=<formula>. */

const prefix = "#example=";

/** As long as Excel lets a formula be. */
const longestFormula = 8192;

/** "#example=%3DMICRO.MARGIN%283%2C70000%2C10%29": brackets are encoded too, because chat programs cut links at them. */
export function exampleHash(formula: string): string {
  const encoded = encodeURIComponent(formula).replace(/[()!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${prefix}${encoded}`;
}

/** The formula of an address part such as location.hash; undefined when it carries none that could be put into a cell. */
export function exampleOfHash(hash: string): string | undefined {
  if (!hash.startsWith(prefix)) return undefined;
  let formula: string;
  try {
    formula = decodeURIComponent(hash.slice(prefix.length));
  } catch {
    return undefined;
  }
  const isFormula = /^=./.test(formula) && formula.length <= longestFormula && !/[\u0000-\u001f\u007f]/.test(formula);
  return isFormula ? formula : undefined;
}
