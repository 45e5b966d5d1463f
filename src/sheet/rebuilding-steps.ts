/** Steps that put cells, worksheets or panes elsewhere: a file cannot follow them cell by cell. */

/** By the engine's name of a step, that of the one which undoes it. */
const inverses: Readonly<Record<string, string>> = {
  "insert-row": "remove-rows",
  "remove-rows": "insert-row",
  "insert-col": "remove-col",
  "remove-col": "insert-col",
  "insert-sheet": "remove-sheet",
  "remove-sheet": "insert-sheet",
  "add-worksheet-merge": "remove-worksheet-merge",
  "remove-worksheet-merge": "add-worksheet-merge",
  "copy-worksheet-end": "",
  "move-rows": "move-rows",
  "move-columns": "move-columns",
  "set-worksheet-name": "set-worksheet-name",
  "set-worksheet-order": "set-worksheet-order",
  "set-worksheet-hidden": "set-worksheet-hidden",
  "set-frozen": "set-frozen",
};

interface Step {
  id: string;
  place: string;
}

export class RebuildingSteps {
  private readonly steps: Step[] = [];

  get isRebuilt(): boolean {
    return this.steps.length > 0;
  }

  /** True for a step that counts. The inverse of the last one takes it back. */
  take(mutation: string, params: unknown): boolean {
    const id = mutation.replace(/^sheet\.mutation\./, "");
    if (!mutation.startsWith("sheet.mutation.") || !(id in inverses)) return false;
    const place = placeOf(params);
    const last = this.steps.at(-1);
    if (last && inverses[last.id] === id && id !== last.id && place !== "" && last.place === place) this.steps.pop();
    else this.steps.push({ id, place });
    return true;
  }
}

/** The rows or columns of a worksheet; "" for a step that names none. */
function placeOf(params: unknown): string {
  const { subUnitId = "", range } = (params ?? {}) as { subUnitId?: string; range?: Record<string, unknown> };
  if (!range) return "";
  const { startRow, endRow, startColumn, endColumn } = range;
  return JSON.stringify([subUnitId, startRow, endRow, startColumn, endColumn]);
}
