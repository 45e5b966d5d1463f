/** functions.json in another language: descriptions and nothing else. Ids, names and parameters are the same everywhere, so that files are. */
import type { CatalogueEntry, ExcelMetadata } from "./types";

/** English wording -> translation. Every text of the functions must be there: a file half in English helps nobody. */
export function translatedMetadata(
  metadata: ExcelMetadata,
  entries: readonly CatalogueEntry[],
  wordings: Readonly<Record<string, string>>,
): ExcelMetadata {
  const byText = new Map(Object.entries(wordings));
  const inLanguage = (id: string, english: string): string => {
    const translation = byText.get(english);
    if (translation === undefined) throw new Error(`a text of ${id} is not translated: ${english}`);
    return translation;
  };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const functions = metadata.functions.map((each) => {
    const { summary, details, parameters } = byId.get(each.id)!;
    const paragraphs = [summary, ...details.split("\n\n").filter((paragraph) => paragraph !== "")];
    return {
      ...each,
      description: paragraphs.map((paragraph) => inLanguage(each.id, paragraph)).join("\n\n"),
      parameters: each.parameters.map((parameter, index) => ({
        ...parameter,
        description: inLanguage(each.id, parameters[index]!.description),
      })),
    };
  });
  return { ...metadata, functions };
}
