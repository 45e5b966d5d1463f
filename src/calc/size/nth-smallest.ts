/** The value that would stand at a place, counted from 0, if the values were in order. They are moved about, no more than that one needs. */
export function nthSmallest(values: Float64Array, place: number): number {
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const middle = values[(first + last) >> 1]!;
    let [low, high] = [first, last];
    while (low <= high) {
      while (values[low]! < middle) low += 1;
      while (values[high]! > middle) high -= 1;
      if (low > high) break;
      [values[low], values[high]] = [values[high]!, values[low]!];
      low += 1;
      high -= 1;
    }
    if (place <= high) last = high;
    else if (place >= low) first = low;
    else break;
  }
  return values[place]!;
}
