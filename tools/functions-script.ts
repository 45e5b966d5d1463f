/** Evaluates a built functions.js as a host does, with a stand-in for Excel and nothing else: no window, no document. */
import { runInNewContext } from "node:vm";

export type AssociatedFunction = (...values: unknown[]) => unknown;

/** What a stand-in throws where Excel would have its own error. */
export class StandInError {
  constructor(
    readonly code: string,
    readonly message = "",
  ) {}
}

/** The functions by id, in the order in which the script associates them. */
export function loadFunctions(script: string): Map<string, AssociatedFunction> {
  const functions = new Map<string, AssociatedFunction>();
  let loading = true;
  const CustomFunctions = {
    associate(id: string, call: AssociatedFunction) {
      if (!loading) throw new Error(`${id} is associated too late: Excel does not wait`);
      if (functions.has(id)) throw new Error(`${id} is associated twice`);
      functions.set(id, call);
    },
    get Error() {
      if (loading) throw new Error("functions.js uses CustomFunctions.Error while it loads: Excel has none yet");
      return StandInError;
    },
  };
  runInNewContext(script, { CustomFunctions, console });
  loading = false;
  return functions;
}
