/** Names of a workbook: the engine lists all of them anew with each that is given, here once somebody asks. */
import { DefinedNamesService } from "@univerjs/engine-formula";

interface Names {
  _updateCache(unitId: string): void;
  getValueByName: DefinedNamesService["getValueByName"];
}

let isMended = false;

/** The engine's classes are one for all engines of a process: mended once. */
export function giveNamesQuickly(): void {
  if (isMended) return;
  isMended = true;
  const stale = new WeakMap<Names, Set<string>>();
  const names = DefinedNamesService.prototype as unknown as Names;
  const { _updateCache: list, getValueByName: find } = names;
  names._updateCache = function (unitId) {
    stale.set(this, (stale.get(this) ?? new Set<string>()).add(unitId));
  };
  names.getValueByName = function (unitId, name) {
    if (stale.get(this)?.delete(unitId)) list.call(this, unitId);
    return find.call(this, unitId, name);
  };
}
