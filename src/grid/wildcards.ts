/**
 * The text as Excel's searches read it: * is any text, ? one sign, ~ before one of the three the sign itself; capitals do not count. What
 * stands between two stars is looked for once, from the left: a regular expression would try every way to divide a text among its stars.
 */
export interface Wildcards {
  test: (text: string) => boolean;
}

/** Signs in a row; undefined is any sign. */
type Signs = readonly (string | undefined)[];

export function wildcardPattern(pattern: string): Wildcards {
  const pieces = piecesOf(pattern.toLowerCase());
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (pieces.length === 1)
    return {
      test: (given) => {
        const text = given.toLowerCase();
        return text.length === first.length && standsAt(text, 0, first);
      },
    };
  const between = pieces.slice(1, -1);
  return {
    test: (given) => {
      const text = given.toLowerCase();
      const end = text.length - last.length;
      if (!standsAt(text, 0, first) || !standsAt(text, end, last)) return false;
      let place = first.length;
      for (const piece of between) {
        const found = firstPlace(text, place, piece);
        if (found === undefined) return false;
        place = found + piece.length;
      }
      return place <= end;
    },
  };
}

/** What stands before, between and behind the stars. */
function piecesOf(pattern: string): Signs[] {
  const pieces: (string | undefined)[][] = [[]];
  for (const [sign, literal] of pattern.matchAll(/~([*?~])|[^]/g)) {
    if (sign === "*") pieces.push([]);
    else pieces.at(-1)!.push(sign === "?" ? undefined : (literal ?? sign));
  }
  return pieces;
}

function standsAt(text: string, place: number, piece: Signs): boolean {
  return place >= 0 && piece.every((sign, at) => place + at < text.length && (sign === undefined || sign === text[place + at]));
}

function firstPlace(text: string, from: number, piece: Signs): number | undefined {
  for (let place = from; place <= text.length - piece.length; place += 1) if (standsAt(text, place, piece)) return place;
  return undefined;
}
