import { Decimal, zero } from "./decimal";
import { DomainError } from "./domain-error";
import { limits } from "./limits";

/** A check of one number: returns it, or throws a DomainError that names it. */
export interface DomainCheck {
  (name: string, value: Decimal): Decimal;
  /** Is a 0 impossible? Then zeros at the end of a range are blank cells, which Excel for desktop hands over as 0. */
  readonly refusesZero: boolean;
}

/** How a refused number is shown: a 0 may be a blank cell, which Excel for desktop hands over as 0. */
export function shown(value: Decimal): string {
  return value.isZero() ? "0 or blank" : value.toSignificantDigits(15).toString();
}

function check(holds: (value: Decimal) => boolean, must: string, advice = ""): DomainCheck {
  const checked = (name: string, value: Decimal): Decimal => {
    if (!holds(value)) throw new DomainError("range", `${name} must be ${must}, was ${shown(value)}${advice}`);
    return value;
  };
  return Object.assign(checked, { refusesZero: !holds(zero) });
}

export const anyNumber = check(() => true, "a number");
export const positive = check((value) => value.gt(0), "greater than 0");
export const notZero = check((value) => !value.isZero(), "other than 0");
export const notNegative = check((value) => value.gte(0), "0 or more");
export const leverageDomain = check((value) => value.gte(1), "at least 1");
export const wholePositive = check((value) => value.gte(1) && value.isInteger(), "a whole number of at least 1");

/** How many steps a plan may have: what a person can follow, and far below what stalls a sheet. */
export const stepCount = check(
  (value) => value.gte(1) && value.lte(limits.steps.most) && value.isInteger(),
  `a whole number from 1 to ${limits.steps.most}`,
);

/** A fraction of something risked: above 0 and below 1. */
export const riskFraction = check((value) => value.gt(0) && value.lt(1), "a fraction between 0 and 1 (1% is 0.01)");

/** A rate that may be negative (a rebate) but is less than the whole. */
export const signedRate = check((value) => value.abs().lt(1), "a fraction between -1 and 1 (0.05% is 0.0005)");

const [percent, tenth] = [new Decimal("0.01"), new Decimal("0.1")];

/** A fee, or with a minus a rebate. No venue takes 1%: a larger number is money per contract, or a percentage without its sign. */
export const feeRate = check(
  (value) => value.abs().lt(percent),
  "a fraction below 0.01 (0.05% is 0.0005)",
  "; money per contract goes into commission",
);

/** A fee that a liquidation costs. */
export const liquidationFeeRate = check(
  (value) => value.gte(0) && value.lt(tenth),
  "a fraction from 0 to below 0.1 (0.5% is 0.005)",
);

/** A rate from 0 up to, but not, 1. */
export const rate = check((value) => value.gte(0) && value.lt(1), "a fraction from 0 to below 1 (0.4% is 0.004)");

/** A share from 0 to 1, both included. */
export const share = check((value) => value.gte(0) && value.lte(1), "a fraction from 0 to 1");

/** The fraction of an account whose loss is ruin. */
export const ruinFraction = check((value) => value.gt(0) && value.lte(1), "a fraction above 0 and at most 1 (half is 0.5)");

/** A whole number within bounds, both included. */
function whole(least: number, most: number): DomainCheck {
  const holds = (value: Decimal) => value.gte(least) && value.lte(most) && value.isInteger();
  return check(holds, `a whole number from ${least} to ${most}`);
}

export const tradeCount = whole(1, 10_000);
export const pathCount = whole(1, 100_000);
export const seedNumber = whole(0, 4_294_967_295);

/** Refuses two lists that go together but differ in length. */
export function sameLength(firstName: string, first: readonly unknown[], secondName: string, second: readonly unknown[]): void {
  if (first.length === second.length) return;
  throw new DomainError(
    "range",
    `${firstName} and ${secondName} must be as long as each other, were ${first.length} and ${second.length}`,
  );
}
