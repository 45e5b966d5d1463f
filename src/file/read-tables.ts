/** The tables of a worksheet. */
import type { TableData } from "../grid/workbook-data";
import { type Package, partText } from "./parts";
import { filteredRows, type RowSpan } from "./read-layout";
import { relatedParts } from "./relations";
import { cellTextFromXml, child, childrenOf, readXml } from "./xml";

/** The tables, and the rows in which a filter of theirs hides some. */
export function readTables(parts: Package, worksheetPath: string): { tables: TableData[]; filters: RowSpan[] } {
  const [tables, filters]: [TableData[], RowSpan[]] = [[], []];
  for (const { path } of relatedParts(parts, worksheetPath, "table")) {
    const table = readXml(partText(parts, path));
    const { displayName, name, ref = "", headerRowCount = "1", totalsRowCount = "0" } = table.attributes;
    const columns = childrenOf(child(table, "tableColumns"), "tableColumn");
    tables.push({
      name: displayName ?? name ?? "",
      range: ref,
      columns: columns.map(({ attributes }) => cellTextFromXml(attributes["name"] ?? "")),
      ...(headerRowCount === "0" && { hasNoHeader: true }),
      ...(totalsRowCount !== "0" && { hasTotals: true }),
    });
    filters.push(...filteredRows(child(table, "autoFilter")));
  }
  return { tables, filters };
}
