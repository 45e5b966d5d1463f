/** Finds functions by what a trader would type: a part of the name, words of the summary, an argument, with a slip of the finger. */
import type { Catalogue, CatalogueEntry } from "../catalogue/types";
import { editDistance } from "../host/edit-distance";
import { families } from "./model";
import { soughtAs } from "./search-words";

/** Words of the trade that the names shorten or that the texts write in another way. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  average: ["avg"],
  be: ["breakeven"],
  cost: ["fee"],
  dca: ["average"],
  ema: ["ma"],
  liquidate: ["liq"],
  liquidation: ["liq"],
  lots: ["contracts"],
  maintenance: ["maint"],
  martingale: ["dca"],
  monte: ["odds"],
  probability: ["odds"],
  profit: ["pnl"],
  loss: ["pnl", "risk"],
  pullback: ["retest"],
  pyramid: ["split", "scale", "plan"],
  backtest: ["replay"],
  sma: ["ma"],
  target: ["out"],
  takeprofit: ["out"],
};

/** Words of a question that say nothing of what is sought. */
const empty = new Set([
  "a",
  "and",
  "at",
  "do",
  "for",
  "how",
  "i",
  "in",
  "is",
  "many",
  "much",
  "my",
  "of",
  "on",
  "the",
  "to",
  "what",
  "when",
  "where",
]);

interface Field {
  words: readonly string[];
  whole: number;
  start: number;
  /** Worth of a word that is one or two letters off; 0 = slips are not forgiven here. */
  near: number;
}

/** Functions that fit every word of the query, the best first; all, by family, when it is empty. */
export function searchFunctions(catalogue: Pick<Catalogue, "functions">, query: string): CatalogueEntry[] {
  const typed = nameTyped(query);
  const all = wordsOf(typed ?? query);
  const telling = all.filter((word) => !empty.has(word));
  const words = telling.length > 0 ? telling : all;
  const order = (entry: CatalogueEntry) => families.findIndex(({ name }) => name === entry.family);
  const sorted = [...catalogue.functions].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  if (words.length === 0) return sorted;
  return sorted
    .map((entry, place) => ({
      entry,
      place,
      score: scoreOf(entry, words, (typed ?? query).trim().toUpperCase()) + phraseScore(entry, all),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ entry }) => entry);
}

/** The name at the beginning of a formula, when it is one that was typed or pasted. */
function nameTyped(query: string): string | undefined {
  return /^\s*=\s*([A-Za-z][\w.]*)/.exec(query)?.[1];
}

function wordsOf(text: string): string[] {
  // "break-even" is sought and found as one word and as two
  const joined = text.toLowerCase().replace(/(\p{L})[-’'](\p{L})/gu, "$1$2");
  return joined.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function scoreOf(entry: CatalogueEntry, words: readonly string[], typed: string): number {
  const fields = fieldsOf(entry);
  let score = entry.id === typed ? 1000 : entry.id.startsWith(typed) ? 300 : 0;
  for (const word of words) {
    const own = Math.max(scoreOfWord(fields, word), scoreOfWord(fields, singular(word)));
    const meant = Math.max(0, ...(synonyms[word] ?? []).map((other) => scoreOfWord(fields, other) * 0.8));
    const best = Math.max(own, meant);
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

/** A phrase that a trader says, whole in what is sought: worth more than any single word. */
function phraseScore({ id }: CatalogueEntry, words: readonly string[]): number {
  const plain = (each: readonly string[]): string =>
    ` ${each
      .filter((word) => word !== "the")
      .map(singular)
      .join(" ")} `;
  const phrases = (soughtAs[id] ?? "").split(",").map((phrase) => plain(wordsOf(phrase)));
  const said = phrases.filter((phrase) => phrase.trim() !== "" && plain(words).includes(phrase));
  return Math.max(0, ...said.map((phrase) => 250 + phrase.length));
}

function fieldsOf(entry: CatalogueEntry): Field[] {
  const both = (text: string) => [...wordsOf(text), ...wordsOf(text.replace(/-/g, " "))];
  return [
    { words: wordsOf(entry.id), whole: 100, start: 60, near: 25 },
    { words: both(soughtAs[entry.id] ?? ""), whole: 90, start: 40, near: 15 },
    { words: both(entry.summary), whole: 30, start: 20, near: 8 },
    { words: entry.parameters.flatMap(({ name }) => wordsOf(name)), whole: 18, start: 12, near: 5 },
    { words: both([entry.details, entry.returns].join(" ")), whole: 8, start: 5, near: 0 },
    { words: entry.parameters.flatMap(({ description }) => both(description)), whole: 5, start: 3, near: 0 },
  ];
}

function scoreOfWord(fields: readonly Field[], word: string): number {
  return Math.max(...fields.map((field) => Math.max(0, ...field.words.map((each) => worthOf(field, each, word)))));
}

function worthOf({ whole, start, near }: Field, found: string, sought: string): number {
  if (found === sought) return whole;
  if (found.startsWith(sought)) return start;
  if (near === 0 || sought.length < 4) return 0;
  const slips = sought.length < 7 ? 1 : 2;
  if (Math.abs(found.length - sought.length) > slips) return 0;
  const distance = editDistance(found, sought);
  return distance <= slips || (distance === 2 && lettersOf(found) === lettersOf(sought)) ? near : 0;
}

/** "fees" is sought as "fee" too. */
function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Two letters in the wrong order are one slip, although two letters differ. */
function lettersOf(word: string): string {
  return [...word].sort().join("");
}
