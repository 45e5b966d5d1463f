/** The published schemas find what they are for, in the files that the other tests hold to them. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { bytesOfWorkbook, lines } from "./expected";
import { slow } from "../property";
import { WrittenParts } from "./schema-faults";

jest.setTimeout(120_000);

slow("the workbooks that others wrote are valid", async () => {
  const parts = new WrittenParts();
  for (const file of new Set(lines.map(({ file }) => file))) parts.add(file, bytesOfWorkbook(file));
  expect(parts.count).toBeGreaterThan(200);
  expect(await parts.faults()).toEqual([]);
});

const broken: [fault: string, file: string, path: string, change: (xml: string) => string, words: string][] = [
  ["elements in another order", "15-rules.xlsx", "xl/worksheets/sheet1.xml", swapped, "conditionalFormatting"],
  [
    "an attribute that there is not",
    "01-journal-table.xlsx",
    "xl/worksheets/sheet1.xml",
    (xml) => xml.replace("<row ", '<row height="20" '),
    "attribute 'height'",
  ],
  [
    "a word that there is not",
    "19-look.xlsx",
    "xl/styles.xml",
    (xml) => xml.replace('patternType="solid"', 'patternType="full"'),
    "'full'",
  ],
  [
    "a chart without its area",
    "18-charts-pictures.xlsx",
    "xl/charts/chart1.xml",
    (xml) => xml.replace(/<c:plotArea>.*<\/c:plotArea>/s, ""),
    "plotArea",
  ],
  [
    "a relation without a target",
    "01-journal-table.xlsx",
    "xl/_rels/workbook.xml.rels",
    (xml) => xml.replace(/ Target="[^"]*"/, ""),
    "'Target' is required",
  ],
];

test("what breaks them is found, with its file and part", async () => {
  const parts = new WrittenParts();
  for (const [fault, file, path, change] of broken) {
    const files = unzipSync(bytesOfWorkbook(file));
    const before = strFromU8(files[path]!);
    const after = change(before);
    expect([fault, after === before]).toEqual([fault, false]);
    parts.add(fault, zipSync({ [path]: strToU8(after) }));
  }
  const found = await parts.faults();
  for (const [fault, , path, , words] of broken)
    expect(found.filter((line) => line.startsWith(`${fault}: ${path}: `)).join("\n")).toContain(words);
});

/** Validations before the conditional formats. */
function swapped(xml: string): string {
  const rules = /(?:<conditionalFormatting.*<\/conditionalFormatting>)(?=<dataValidations)/s.exec(xml)?.[0] ?? "";
  const validations = /<dataValidations.*<\/dataValidations>/s.exec(xml)?.[0] ?? "";
  return xml.replace(rules + validations, validations + rules);
}
