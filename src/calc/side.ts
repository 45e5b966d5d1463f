/** The direction of a trade. */
export type Side = "long" | "short";

/** +1 for long, -1 for short. */
export function sign(side: Side): 1 | -1 {
  return side === "long" ? 1 : -1;
}
