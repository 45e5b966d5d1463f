/** The net results that a trade was seen at, reduced to what the summaries ask. It starts at 0, before the entry. */
export class Marks {
  /** Highest mark (MFE). */
  peak = 0;
  /** Lowest mark (MAE). */
  trough = 0;
  /** Largest fall from an earlier mark. */
  drawdown = 0;
  /** The same as a part of the equity at the earlier mark; without an equity nothing is larger than what it starts with. */
  drawdownShare: number;

  /**
   * `high`: the highest mark so far, above 0 where earlier trades stood higher than this one begins. `equity`: what the account
   * holds when the trade begins.
   */
  constructor(
    public high = 0,
    readonly equity: number | undefined = undefined,
  ) {
    this.drawdownShare = equity === undefined ? Infinity : 0;
  }

  add(mark: number): void {
    if (mark > this.peak) this.peak = mark;
    if (mark < this.trough) this.trough = mark;
    if (mark > this.high) this.high = mark;
    const fall = this.high - mark;
    if (fall > this.drawdown) this.drawdown = fall;
    const from = (this.equity ?? 0) + this.high;
    if (fall > this.drawdownShare * from) this.drawdownShare = fall / from;
  }
}
