/** Quantiles of Student's t distribution for a whole number of degrees of freedom. */

/**
 * P(|T| <= tan(angle) x sqrt(degrees)): the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4. All terms are positive, so
 * nothing cancels.
 */
function probabilityWithin(angle: number, degrees: number): number {
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The t that |T| stays within with this probability: Excel's T.INV.2T(1 - probability, degrees). */
export function twoSidedQuantile(probability: number, degrees: number): number {
  let [low, high] = [0, Math.PI / 2];
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (probabilityWithin(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return Math.tan(high) * Math.sqrt(degrees);
}
