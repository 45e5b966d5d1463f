/** Why a calculation was refused. The kinds decide which error the cell shows; the message is the reason a person reads. */
export type DomainErrorKind = "argument" | "range" | "notEnoughData" | "zeroDivisor";

/** The one error of the calculation module. Messages name the argument, what it must be and what it was. */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    message: string,
  ) {
    super(message);
    this.name = "DomainError";
  }
}
