/**
 * What the engine asks of its drawing part, @univerjs/engine-render, where nothing is drawn: the build of the calc command puts this in its
 * place (webpack.config.js). Nothing here knows a pixel; who asks a skeleton for one has taken a path that belongs to the page.
 */
import { Disposable, type Worksheet } from "@univerjs/core";

/** A worksheet's layout, made with every worksheet: without a page it stands at its top. */
export class SpreadsheetSkeleton extends Disposable {
  readonly scrollY = 0;

  constructor(readonly worksheet: Worksheet) {
    super();
  }

  setScene(): void {}

  /** The row in sight, from which looks and sizes that are given go on. */
  getOffsetRelativeToRowCol(): { row: number; column: number } {
    return { row: 0, column: 0 };
  }
}

/** Does a name begin as names in Chinese, Japanese or Korean do? */
export function hasCJKText(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(text);
}

/** Rounded to a number of decimals: for places of pictures. */
export function precisionTo(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
