/** The texts of a page in its language. The key of a text is its English wording, so that a changed wording has no translation. */
import type { LanguageCode } from "./languages";

/** English wording -> translation. */
export type Wordings = Readonly<Record<string, string>>;

let current: { code: LanguageCode; wordings: ReadonlyMap<string, string> } = { code: "en", wordings: new Map() };

/** From now on, texts are in this language. A page that already shows some must be drawn anew. */
export function speak(code: LanguageCode, wordings: Wordings = {}): void {
  current = { code, wordings: new Map(Object.entries(wordings)) };
}

/** The language that texts are in now. */
export function spokenLanguage(): LanguageCode {
  return current.code;
}

/**
 * A text of the code, which must be spelt out here: text("{count} found", { count }). A test holds that every language has it.
 * Several values of one sentence stand in it by name, because their order differs between languages.
 */
export function text(english: string, values: Readonly<Record<string, string | number>> = {}): string {
  return filled(translated(english), values);
}

/** A text that comes from data, such as a function's summary; English where no language has it. */
export function translated(english: string): string {
  return current.wordings.get(english) ?? english;
}

function filled(wording: string, values: Readonly<Record<string, string | number>>): string {
  const byName = new Map(Object.entries(values));
  return wording.replace(/\{(\w+)\}/g, (whole, name: string) => String(byName.get(name) ?? whole));
}

/** Texts kept in a table beside the code that shows them, by translated(). Marks them for the test of completeness. */
export function wordings<Table extends Readonly<Record<string, string>>>(table: Table): Table {
  return table;
}
