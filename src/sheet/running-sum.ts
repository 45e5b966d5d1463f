/** Numbers added one after the other, as the engine adds them, with less work for each. */
import { type Outcome, plus } from "./plain-arithmetic";

/** Numbers with up to eight decimals add up exactly as whole numbers of this unit: what decimal arithmetic gives, without its cost. */
const unit = 1e8;

/** Beyond 2^26 two numbers that differ in the eighth decimal can be one double: which of them it stands for, only its text says. */
const mostUnits = 2 ** 26 * unit;

export class RunningSum {
  private units = 0;
  private isExact = true;
  private rounded: Outcome = 0;

  /** An error once it has grown too large for a number. */
  get value(): Outcome {
    return this.isExact ? this.units / unit : this.rounded;
  }

  add(number: number): void {
    const own = Math.round(number * unit);
    if (this.isExact && own / unit === number && Math.abs(own) <= mostUnits && Math.abs(this.units + own) <= mostUnits) {
      this.units += own;
      return;
    }
    const sum = this.value;
    if (typeof sum === "number") this.rounded = plus(sum, number);
    this.isExact = false;
  }
}
