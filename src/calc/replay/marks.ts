/** The net results that a trade was seen at, reduced to what the summary asks. It starts at 0, before the entry. */
export class Marks {
  /** Highest mark (MFE). */
  peak = 0;
  /** Lowest mark (MAE). */
  trough = 0;
  /** Largest fall from an earlier mark. */
  drawdown = 0;

  add(mark: number): void {
    if (mark > this.peak) this.peak = mark;
    if (mark < this.trough) this.trough = mark;
    if (this.peak - mark > this.drawdown) this.drawdown = this.peak - mark;
  }
}
