/** functions-de.json and its sisters, as the build writes them, by the rules that functions.json is held to. */
import { translatedMetadata } from "../../src/catalogue/translated-metadata";
import type { Catalogue, ExcelMetadata } from "../../src/catalogue/types";
import catalogueFile from "../../src/generated/catalogue.json";
import metadataFile from "../../src/generated/functions.json";
import { translatedLanguages } from "../../src/languages/languages";
import { faultsOfTranslation } from "../../tools/checks";
import { textsOf } from "../../tools/translations";

const catalogue = catalogueFile as Catalogue;
const metadata = metadataFile as ExcelMetadata;

describe.each(translatedLanguages.map(({ code }) => [code] as const))("functions-%s.json", (code) => {
  const translation = translatedMetadata(metadata, catalogue.functions, textsOf(code).functions);

  test("keeps to Excel's limits and differs in descriptions only", () => {
    expect(faultsOfTranslation(metadata, `functions-${code}.json`, JSON.stringify(translation))).toEqual([]);
  });

  test("has no description of a function or a parameter in English", () => {
    const english = new Set(
      metadata.functions.flatMap((each) => [each.description, ...each.parameters.map((p) => p.description)]),
    );
    const descriptions = translation.functions.flatMap((each) => [
      each.description,
      ...each.parameters.map((parameter) => parameter.description),
    ]);
    expect(descriptions.length).toBeGreaterThan(350);
    expect(descriptions.filter((each) => english.has(each))).toEqual([]);
  });
});

test("a text without a translation is in English", () => {
  const { [catalogue.functions[0]!.summary]: _gone, ...rest } = textsOf("de").functions;
  const [first] = translatedMetadata(metadata, catalogue.functions, rest).functions;
  expect(first!.description).toMatch(/^Average entry price of all fills.*\n\nWer im Gewinn aufstockt/s);
});

test.each([
  ["de", "Ersteinschuss", "Einstand", "Gewinnschwelle", "Liquidationspreis", "Nominalwert"],
  ["fr", "Marge initiale", "Prix moyen d'entrée", "Seuil de rentabilité", "Prix de liquidation", "Valeur notionnelle"],
  ["es", "Margen inicial", "Precio medio de entrada", "Punto de equilibrio", "Precio de liquidación", "Nocional"],
  ["pt", "Margem inicial", "Preço médio de entrada", "Ponto de equilíbrio", "Preço de liquidação", "Nocional"],
] as const)("%s speaks of money as a trader does", (code, margin, average, breakEven, liquidation, notional) => {
  const { functions } = translatedMetadata(metadata, catalogue.functions, textsOf(code).functions);
  const described = (id: string) => functions.find((each) => each.id === id)!.description;
  expect(described("MICRO.MARGIN")).toContain(margin);
  expect(described("MICRO.AVG")).toContain(average);
  expect(described("STOP.BREAKEVEN")).toContain(breakEven);
  expect(described("MICRO.LIQ")).toContain(liquidation);
  expect(described("MICRO.NOTIONAL")).toContain(notional);
});
