import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { CatalogueFault, readFunction } from "./read-function";
import { checkCatalogue, checkMetadata } from "./rules";
import type { Catalogue, ExcelMetadata } from "./types";

/** Everything that is derived from the function files. */
export interface BuiltCatalogue {
  catalogue: Catalogue;
  metadata: ExcelMetadata;
  /** The source of the function index: id -> function. */
  functionIndex: string;
}

const familyOrder = ["MICRO", "SCALE", "STOP", "TA", "CONFIRM"];

function familyRank(family: string): number {
  const rank = familyOrder.indexOf(family);
  return rank < 0 ? familyOrder.length : rank;
}

/** Reads every function file below src/functions of a project and derives catalogue, Excel metadata and the function index. */
export async function buildCatalogue(root: string, version: string): Promise<BuiltCatalogue> {
  const files = readdirSync(join(root, "src/functions"), { recursive: true, encoding: "utf8" })
    .map((file) => `src/functions/${file.replace(/\\/g, "/")}`)
    .filter((file) => file.endsWith(".ts"));
  const sources = files
    .map((file) => readFunction(file, withHeadings(root, readFileSync(join(root, file), "utf8"))))
    .sort((a, b) => familyRank(a.entry.family) - familyRank(b.entry.family) || a.entry.id.localeCompare(b.entry.id));
  const entries = sources.map((source) => source.entry);
  checkCatalogue(entries);
  const generated = await generateCustomFunctionsMetadata(entries.map((entry) => join(root, entry.file)));
  if (generated.errors.length > 0) throw new CatalogueFault(generated.errors.join("\n"));
  const { functions, ...flags } = JSON.parse(generated.metadataJson) as ExcelMetadata;
  const metadata: ExcelMetadata = { ...flags, allowErrorForDataTypeAny: true, functions };
  checkMetadata(metadata, entries);
  return {
    catalogue: { version, functions: entries },
    metadata,
    functionIndex: functionIndex(
      sources.map(({ entry, exportName }) => ({ id: entry.id, exportName, path: relative("src/generated", entry.file) })),
    ),
  };
}

/** Function files name a table by its headings, which stand beside the table: {@link planHeadings} is read as their list. */
function withHeadings(root: string, text: string): string {
  return text.replace(/\{@link (\w+Headings)\}/g, (_link, name: string) => headingsNamed(root, name).join(", "));
}

function headingsNamed(root: string, name: string): string[] {
  const folder = join(root, "src/host");
  for (const file of readdirSync(folder, { encoding: "utf8" })) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest);
    const declared = source.statements.filter(ts.isVariableStatement).flatMap((each) => each.declarationList.declarations);
    const value = declared.find((each) => ts.isIdentifier(each.name) && each.name.text === name)?.initializer;
    const table = value && ts.isAsExpression(value) ? value.expression : value;
    if (!table || !ts.isObjectLiteralExpression(table)) continue;
    return table.properties.flatMap((row) =>
      ts.isPropertyAssignment(row) && ts.isStringLiteral(row.initializer) ? [row.initializer.text] : [],
    );
  }
  throw new CatalogueFault(`no headings are called ${name} in src/host`);
}

function functionIndex(functions: readonly { id: string; exportName: string; path: string }[]): string {
  const imports = functions.map(({ exportName, path }) => `import { ${exportName} } from "${path.replace(/\.ts$/, "")}";`);
  const rows = functions.map(({ id, exportName }) => `  { id: "${id}", call: ${exportName} },`);
  return [
    "// Written by npm run generate from the JSDoc in src/functions.",
    ...imports,
    "",
    "/** Every worksheet function, by the id that Excel knows it by. */",
    "export const functions: readonly { id: string; call: (...values: any[]) => unknown }[] = [",
    ...rows,
    "];",
    "",
  ].join("\n");
}
