/** What calc says of a fault that nothing caught. */
export function lastWords(fault: unknown): string {
  const isTooDeep = fault instanceof RangeError && fault.message.startsWith("Maximum call stack");
  if (isTooDeep) return "A formula calls itself, or is nested too deep to be calculated. Nothing was changed.";
  return fault instanceof Error ? fault.message : String(fault);
}
