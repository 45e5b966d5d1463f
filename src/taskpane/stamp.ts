/** The version that a workbook was last calculated with, as MICRO.VERSION left it in a cell. */
import { cellName } from "../grid/address";
import type { SheetCells } from "./cells";

export interface StampFinding {
  sheet: string;
  address: string;
  version: string;
  is: "older" | "newer";
}

const stamp = /^MicroScale (\d+)\.(\d+)\.(\d+)/;

/** Cells whose stamp is not of this version. */
export function stampsOf(sheets: readonly SheetCells[], version: string): StampFinding[] {
  return sheets.flatMap((sheet) =>
    sheet.values.flatMap((line, y) =>
      line.flatMap((value, x): StampFinding[] => {
        const found = typeof value === "string" ? stamp.exec(value) : null;
        if (!found) return [];
        const stamped = found.slice(1, 4).join(".");
        const order = compareVersions(stamped, version);
        const address = cellName(sheet.row + y, sheet.column + x);
        return order === 0 ? [] : [{ sheet: sheet.name, address, version: stamped, is: order < 0 ? "older" : "newer" }];
      }),
    ),
  );
}

function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => text.split(".").map((part) => parseInt(part, 10)));
  const at = [0, 1, 2].find((place) => left![place] !== right![place]);
  return at === undefined ? 0 : left![at]! - right![at]!;
}
