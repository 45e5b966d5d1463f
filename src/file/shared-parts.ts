/** A part that belongs to one other part, referred to a thousand times, would be read a thousand times. None of the workbooks of other people in tests has one. */
import { FileFault } from "./faults";
import { type Package } from "./parts";
import { relationsOf } from "./relations";

const ownKinds = new Set(["table", "drawing", "chart", "comments", "threadedComment"]);

export function refuseSharedParts(parts: Package, sheets: readonly { path: string }[]): void {
  const seen = new Set<string>();
  const take = (path: string): void => {
    if (seen.has(path)) throw new FileFault(`is damaged: it refers to the part ${path} more than once`);
    seen.add(path);
  };
  const takeOwn = (owner: string): void => {
    for (const { kind, path, isOutside } of relationsOf(parts, owner)) {
      if (!ownKinds.has(kind) || isOutside || !parts.has(path)) continue;
      take(path);
      if (kind === "drawing") takeOwn(path);
    }
  };
  for (const { path } of sheets) take(path);
  for (const { path } of sheets) takeOwn(path);
}
