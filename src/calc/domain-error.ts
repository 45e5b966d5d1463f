/** Why a calculation was refused. The kinds decide which error the cell shows; the message is the reason a person reads. */
export type DomainErrorKind = "argument" | "range" | "notEnoughData" | "zeroDivisor";

/**
 * An error without a stack. A refusal is an answer, not a fault: sheets are full of them while a plan is being typed, and collecting
 * the stack would cost several times the calculation.
 */
export class Refusal implements Error {
  readonly name: string = "Refusal";
  constructor(readonly message: string) {}
}
Object.setPrototypeOf(Refusal.prototype, Error.prototype);

/** The one error of the calculation module. Messages name the argument, what it must be and what it was. */
export class DomainError extends Refusal {
  override readonly name = "DomainError";
  constructor(
    readonly kind: DomainErrorKind,
    message: string,
  ) {
    super(message);
  }
}

const longestQuote = 60;

/** A text as a reason quotes it: a cell may hold 32,767 characters, and a sentence should not. */
export function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote - 1)}…`;
}
