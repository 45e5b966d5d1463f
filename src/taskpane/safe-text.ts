/** Text that somebody typed, as it goes into a cell: never as a formula, a number or a date. */

/** With the apostrophe that makes Excel keep it as text wherever it might read it as something else. */
export function safeText(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  return plain === "" || (/^[\p{L}][\p{L} ]*$/u.test(plain) && !/^(?:true|false)$/i.test(plain)) ? plain : `'${plain}`;
}

/** A name that Excel accepts for a worksheet and that none of the others has. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const cleaned = wanted
    .replace(/[\u0000-\u001f\u007f:\\/?*[\]]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s']+|[\s']+$/g, "");
  const base = cleaned === "" || /^history$/i.test(cleaned) ? "Plan" : cleaned;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? "" : ` ${count}`;
    const name = base.slice(0, 31 - suffix.length).trimEnd() + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}
