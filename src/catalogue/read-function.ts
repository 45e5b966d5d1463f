import ts from "typescript";
import type { CatalogueEntry, CatalogueError, CatalogueExample, CatalogueParameter } from "./types";

/** What the generator needs of one function file. */
export interface FunctionSource {
  entry: CatalogueEntry;
  /** The exported name, for the import in the function index. */
  exportName: string;
}

/** A function file that cannot be turned into a catalogue entry. The message says what to mend. */
export class CatalogueFault extends Error {}

const cellTypes = ["any", "number", "string", "boolean"];
const rangeTypes = cellTypes.map((type) => `${type}[][]`);

/** Reads one function file: its one exported function declaration and the JSDoc on it. `file` is its path from the top of the project. */
export function readFunction(file: string, text: string): FunctionSource {
  const fail = (message: string): never => {
    throw new CatalogueFault(`${file}: ${message}`);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const tagged = source.statements.filter((statement) =>
    ts.getJSDocTags(statement).some((tag) => tag.tagName.text === "customfunction"),
  );
  if (tagged.length !== 1) fail(`must hold exactly one @customfunction, holds ${tagged.length}`);
  const declaration = tagged[0]!;
  if (!ts.isFunctionDeclaration(declaration) || declaration.name === undefined) {
    return fail("must export a function declaration: Microsoft's metadata tool does not see arrow functions or variables");
  }
  const isExported = declaration.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
  if (isExported !== true) fail("must export its function");

  const tags = ts.getJSDocTags(declaration).map((tag) => ({ name: tag.tagName.text, text: tagText(tag) }));
  const allOf = (name: string) => tags.filter((tag) => tag.name === name).map((tag) => tag.text);
  const oneOf = (name: string): string => {
    const texts = allOf(name);
    return texts.length === 1 && texts[0] !== "" ? texts[0]! : fail(`needs exactly one @${name} with a text`);
  };
  const someOf = (name: string): string[] => {
    const texts = allOf(name);
    return texts.length > 0 && texts.every((each) => each !== "") ? texts : fail(`needs at least one @${name} with a text`);
  };

  const id = oneOf("customfunction");
  const baseName = file.replace(/^.*\//, "").replace(/\.ts$/, "");
  if (baseName !== id.toLowerCase().replace(/\./g, "-"))
    fail(`the file of ${id} must be called ${id.toLowerCase().replace(/\./g, "-")}.ts`);
  const exportName = baseName.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
  if (declaration.name.text !== exportName) fail(`the function of ${id} must be called ${exportName}`);

  const [summary, ...details] = untagged(declaration).split(/\n\s*\n/);
  if (summary === undefined || summary === "") fail("needs a summary: one sentence before the tags");
  return {
    exportName,
    entry: {
      id,
      family: id.slice(0, id.indexOf(".")),
      summary: oneLine(summary!),
      details: details.map(oneLine).join("\n\n"),
      parameters: readParameters(declaration, fail),
      returns: oneLine(oneOf("returns")),
      throws: readErrors(someOf("throws"), fail),
      sources: allOf("source").map(oneLine),
      examples: someOf("example").map((example) => readExample(example, id, fail)),
      related: someOf("see").flatMap((text) => text.split(",").map((each) => each.trim())),
      file,
    },
  };
}

type Fail = (message: string) => never;

function readParameters(declaration: ts.FunctionDeclaration, fail: Fail): CatalogueParameter[] {
  const documented = ts.getJSDocTags(declaration).filter(ts.isJSDocParameterTag);
  const names = declaration.parameters.map((parameter) => parameter.name.getText());
  const documentedNames = documented.map((tag) => tag.name.getText());
  if (names.join() !== documentedNames.join())
    fail(`@param tags must be ${names.join(", ")} in this order, are ${documentedNames.join(", ")}`);
  return declaration.parameters.map((parameter, index) => {
    const name = names[index]!;
    const tag = documented[index]!;
    const type = parameter.type?.getText() ?? "";
    if (parameter.initializer !== undefined)
      fail(`${name} has a default initialiser, which does not fire in Excel (an omitted argument is null)`);
    if (parameter.dotDotDotToken !== undefined) fail(`${name} is a rest parameter, which Excel does not pass`);
    if (!cellTypes.includes(type) && !rangeTypes.includes(type)) {
      fail(
        `${name} has the type ${type || "(none)"}, which Microsoft's metadata tool does not understand; use one of ${[...cellTypes, ...rangeTypes].join(", ")}`,
      );
    }
    const optional = parameter.questionToken !== undefined;
    if (optional !== tag.isBracketed) fail(`${name} must be ${optional ? "in brackets" : "without brackets"} in its @param tag`);
    const description = oneLine(textOf(tag.comment));
    if (description === "") fail(`${name} needs a description`);
    return { name, description, optional, shape: rangeTypes.includes(type) ? "range" : "cell" };
  });
}

function readErrors(texts: readonly string[], fail: Fail): CatalogueError[] {
  if (texts.length === 1 && /^nothing\b/.test(texts[0]!)) return [];
  return texts.map((text) => {
    const match = /^(#[A-Z/0-9]+[!?A]?)\s+(.+)$/s.exec(text);
    return match === null
      ? fail(`@throws must be "#CODE reason" or "nothing", is "${text}"`)
      : { code: match[1]!, reason: oneLine(match[2]!) };
  });
}

function readExample(text: string, id: string, fail: Fail): CatalogueExample {
  const match = /^(=.+?)\s+\/\/\s+(.+)$/s.exec(text);
  if (match === null) return fail(`@example must be "=FORMULA // result", is "${text}"`);
  if (!match[1]!.includes(`${id}(`)) fail(`the example ${match[1]} does not use ${id}`);
  return { formula: match[1]!, result: match[2]!.trim() };
}

function textOf(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? "").trim();
}

/** The text of a tag. The compiler takes the first word of a @see out of its comment, so that one is read from the source. */
function tagText(tag: ts.JSDocTag): string {
  return ts.isJSDocSeeTag(tag)
    ? oneLine(
        tag
          .getText()
          .replace(/^@see/, "")
          .replace(/^\s*\*/gm, ""),
      )
    : textOf(tag.comment);
}

function untagged(declaration: ts.FunctionDeclaration): string {
  const [doc] = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
  return doc === undefined ? "" : textOf(doc.comment);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
