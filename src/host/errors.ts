import { DomainError, type DomainErrorKind } from "../calc/domain-error";
import { InputError } from "./arguments";
import { CellError, type ErrorCode } from "../grid/cell";

/** The one table from the kind of a refusal to the error that the cell shows. */
const codes: Record<DomainErrorKind, ErrorCode> = {
  argument: "#VALUE!",
  range: "#NUM!",
  notEnoughData: "#N/A",
  zeroDivisor: "#DIV/0!",
};

/** The cell error of anything thrown. What we did not foresee is our bug: it is logged and shown as #VALUE!. */
export function cellErrorOf(thrown: unknown, id: string): CellError {
  if (thrown instanceof DomainError) return new CellError(codes[thrown.kind], thrown.message);
  if (thrown instanceof InputError) return thrown.error;
  console.error(`${id} failed`, thrown);
  return new CellError("#VALUE!", `${id} failed: this is a fault of the add-in, please report the formula`);
}
