/**
 * One thing at a time on the desk. What opens, brings in or asks waits until what did so before is answered and done: a question is of
 * the workbook that stands behind it, and its answer is carried out there.
 */
export interface TurnWords {
  /** Names what waits, whenever that changes. */
  showWaiting: (names: readonly string[]) => void;
  /** Is what was said so far to be read together with what is said from now on? */
  keepSaid: (isKept: boolean) => void;
  refuse: (words: string) => void;
}

export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private readonly waiting: string[] = [];
  private taken = 0;

  /** `desk` counts the workbooks that were opened. */
  constructor(
    private readonly desk: { readonly opened: number },
    private readonly words: TurnWords,
  ) {}

  /** Does what may put another workbook on the desk. */
  take(name: string, act: () => unknown): Promise<void> {
    const waits = this.taken > 0;
    this.taken += 1;
    if (waits) {
      this.waiting.push(name);
      this.words.showWaiting(this.waiting);
    }
    const turn = this.last.then(() => this.run(waits, act));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Does what is meant for the workbook that is open now: where another was opened meanwhile it is not done, in words. */
  takeHere(name: string, act: () => unknown): Promise<void> {
    const { opened } = this.desk;
    return this.take(name, () => {
      if (this.desk.opened === opened) return act();
      this.words.refuse(`${name}: another workbook was opened meanwhile. Nothing was changed.`);
    });
  }

  private async run(hasWaited: boolean, act: () => unknown): Promise<void> {
    if (hasWaited) this.waiting.shift();
    this.words.showWaiting(this.waiting);
    this.words.keepSaid(hasWaited);
    try {
      await act();
    } finally {
      this.taken -= 1;
      this.words.keepSaid(false);
    }
  }
}
