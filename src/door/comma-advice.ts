/** For a reader with a decimal comma whose English formula has a wrong number of arguments: one of its commas may be a decimal mark. */
export function commaAdvice(reason: string): string | undefined {
  const isCount = / takes (at most|no) .*argument/.test(reason) || /arguments? (was|were) given$/.test(reason);
  return isCount ? "A comma parts arguments here; write 2.5 with a point." : undefined;
}
