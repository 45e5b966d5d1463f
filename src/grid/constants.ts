/** Numbers as they are typed. */

/** A number as typed in a cell or a formula: 5, -0.5, .5, 1E-5, 50%. */
export function readNumber(text: string): number | undefined {
  const match = /^([+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const number = Number(match[1]!.replace(/\s/g, ""));
  return match[2] === "%" ? number / 100 : number;
}
