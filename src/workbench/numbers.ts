/** Numbers as the panels write them. */

const english = "en-US";

/** Money with two decimals and its sign: -4.90. */
export function money(value: number): string {
  return fixed(value, 2);
}

/** A price with thousands separated: 70,350.0. */
export function price(value: number, decimals: number): string {
  return fixed(value, decimals);
}

/** 0.0049 is 0.49%. */
export function percent(fraction: number): string {
  return `${fixed(fraction * 100, 2)}%`;
}

function fixed(value: number, decimals: number): string {
  // A rounded -0.00 would read as a loss
  const rounded = Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value;
  return rounded.toLocaleString(english, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** How many decimals these prices need, up to 4. */
export function decimalsOf(values: readonly number[]): number {
  for (let decimals = 0; decimals < 4; decimals++) {
    if (values.every((value) => Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-6)) return decimals;
  }
  return 4;
}
