/**
 * The names by which files call custom functions: MICRO.MARGIN is _xldudf_MICRO_MARGIN, or _xldudf_PACK_MICRO_MARGIN in an add-in with
 * a namespace. Whoever saves, opens, offers or repairs formulas asks here.
 */

/** What such a name begins with. */
export const tokenMarker = "_xldudf_";

export function tokenOf(id: string): string {
  return tokenMarker + flat(id);
}

export function isToken(name: string): boolean {
  return name.toLowerCase().startsWith(tokenMarker);
}

/**
 * The function that a name of a file stands for: _xldudf_MICRO_MARGIN, _xldudf_PACK_MICRO_MARGIN and _xludf.MICRO.MARGIN are
 * MICRO.MARGIN; where several fit, the longest. Undefined for other names, and for functions that are not among the ids.
 */
export function idOfToken(name: string, ids: readonly string[]): string | undefined {
  const marked = /^(?:_XLDUDF_|_XLFN__XLUDF_|_XLUDF_)(.*)$/.exec(flat(name))?.[1];
  if (marked === undefined) return undefined;
  const fits = ids.filter((id) => marked === flat(id) || marked.endsWith(`_${flat(id)}`));
  return fits.sort((a, b) => b.length - a.length)[0];
}

function flat(name: string): string {
  return name.toUpperCase().replace(/\./g, "_");
}
