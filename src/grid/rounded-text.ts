/** Numbers rounded as Excel rounds them: on their fifteen digits, halves away from zero. */

/** More than any number of a sheet has. */
const mostPlaces = 330;

/** "-1234.50": so many decimals, plain digits whatever the size; before the point where `decimals` is negative. */
export function roundedText(number: number, decimals: number): string {
  return plainText(number, decimals, (digits, unit) => (digits * 2n + unit) / (unit * 2n));
}

/** The same, toward zero. */
export function cutText(number: number, decimals: number): string {
  return plainText(number, decimals, (digits, unit) => digits / unit);
}

/** The same, away from zero. */
export function raisedText(number: number, decimals: number): string {
  return plainText(number, decimals, (digits, unit) => (digits + unit - 1n) / unit);
}

/** As FIXED writes it: commas between the thousands, no minus before a zero. */
export function fixedText(number: number, decimals: number, hasCommas = true): string {
  const text = roundedText(number, decimals);
  const unsigned = /[1-9]/.test(text) ? text : text.replace("-", "");
  return hasCommas ? unsigned.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",")) : unsigned;
}

function plainText(number: number, decimals: number, divided: (digits: bigint, unit: bigint) => bigint): string {
  const [mantissa, exponent] = Math.abs(number).toExponential(14).split("e");
  const digits = BigInt(mantissa!.replace(".", ""));
  const shift = Math.max(-mostPlaces, Number(exponent) - 14 + decimals);
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : divided(digits, 10n ** BigInt(-shift));
  const shown = Math.max(0, decimals);
  const text = (scaled * 10n ** BigInt(Math.max(0, -decimals))).toString().padStart(shown + 1, "0");
  const point = text.length - shown;
  return `${number < 0 ? "-" : ""}${text.slice(0, point)}${shown > 0 ? `.${text.slice(point)}` : ""}`;
}
