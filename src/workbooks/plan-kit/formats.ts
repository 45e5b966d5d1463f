/** Number formats of a planning sheet: what the cells have of their own, and which of them follow the decimals of the contract. */
import type { DecimalsRule } from "../../grid/workbook-data";
import type { InputKind } from "../../plan/inputs";

export type Follows = "price" | "money" | "lots";

/** For programs that know neither conditional formats nor this workbench: decimals by the size of the number. */
const fixedFormats: Readonly<Record<Follows, string>> = {
  price: "[>=1000]#,##0.00;[>=1]#,##0.0000;0.00000000",
  money: "#,##0.00",
  lots: "General",
};

const decimalsCells: Readonly<Record<Follows, string>> = {
  price: "Price_decimals",
  money: "Money_decimals",
  lots: "Lot_decimals",
};

export function isFollowing(format: string): format is Follows {
  return format in fixedFormats;
}

export function formatOf(format: string): string {
  return isFollowing(format) ? fixedFormats[format] : format;
}

/** The format of an input's own cell. */
export const inputFormats: Readonly<Record<InputKind, string | undefined>> = {
  ...{ word: undefined, code: undefined, text: "@", multiple: '0.0#" R"', number: "General", money: "General" },
  ...{ price: "price", points: "General", percent: "0.00#%", count: "lots" },
};

/** The rule for cells that follow, by the address of each. */
export function decimalsRules(cells: readonly (readonly [address: string, follows: Follows])[]): DecimalsRule[] {
  return (Object.keys(decimalsCells) as Follows[]).flatMap((follows) => {
    const ranges = cells.filter(([, each]) => each === follows).map(([address]) => address);
    return ranges.length > 0 ? [{ ranges, from: decimalsCells[follows] }] : [];
  });
}
