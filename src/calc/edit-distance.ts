/** Longer ones are no slips of the pen, and comparing them costs the product of their lengths. */
const longestWord = 100;

/** How many letters must be inserted, deleted or replaced to turn one word into the other; all of them where one is longer than any word. */
export function editDistance(left: string, right: string): number {
  const longest = Math.max(left.length, right.length);
  if (longest > longestWord) return left === right ? 0 : longest;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
}
