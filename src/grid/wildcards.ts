/** The text as Excel's searches read it: * is any text, ? one sign, ~ before one of the three the sign itself; capitals do not count. */
export function wildcardPattern(text: string): RegExp {
  const source = text.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (sign, literal?: string) => {
    if (literal !== undefined) return literal === "~" ? literal : `\\${literal}`;
    return sign === "*" ? ".*" : sign === "?" ? "." : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, "is");
}
