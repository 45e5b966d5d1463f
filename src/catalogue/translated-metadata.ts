/** functions.json in another language: descriptions and nothing else. Ids, names and parameters are the same everywhere, so that files are. */
import type { CatalogueEntry, ExcelMetadata } from "./types";

/** With English wording -> translation. What has none stays in English, so that a build needs no translator; a test then says so. */
export function translatedMetadata(
  metadata: ExcelMetadata,
  entries: readonly CatalogueEntry[],
  wordings: Readonly<Record<string, string>>,
): ExcelMetadata {
  const byText = new Map(Object.entries(wordings));
  const inLanguage = (english: string): string => byText.get(english) ?? english;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const functions = metadata.functions.map((each) => {
    const { summary, details, parameters } = byId.get(each.id)!;
    const paragraphs = [summary, ...details.split("\n\n").filter((paragraph) => paragraph !== "")];
    return {
      ...each,
      description: paragraphs.map(inLanguage).join("\n\n"),
      parameters: each.parameters.map((parameter, index) => ({
        ...parameter,
        description: inLanguage(parameters[index]!.description),
      })),
    };
  });
  return { ...metadata, functions };
}
