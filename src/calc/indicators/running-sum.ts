/**
 * A sum that loses nothing when a large number goes in and out again (Neumaier's compensation): a moving sum neither drifts over
 * 100,000 bars nor forgets the small numbers beside a large one.
 */
export class RunningSum {
  private sum = 0;
  private lost = 0;

  add(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  get total(): number {
    return this.sum + this.lost;
  }

  reset(): void {
    this.sum = 0;
    this.lost = 0;
  }
}
