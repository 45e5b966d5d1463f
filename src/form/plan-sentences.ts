/** What the plan's model says, in the language of the page. The model speaks English, as the planning sheet does; its sentences are known here. */
import type { DecimalMark } from "../door/number-cell";
import { sentenceWords } from "../plan/sentence-words";
import { spokenLanguage, translated, wordings } from "../languages/text";
import { inReadersMarks } from "./reader-marks";

/** Sentences with figures in them. Parts in braces are figures and names, or words of the model again. */
export const sentences = {
  ...sentenceWords,
  ...wordings({
    isEmpty: "{label}: {fault}, is empty",
    wasError: "{label}: {fault}, was an error",
    was: "{label}: {fault}, was {value}",
    liquidationFirst: "Liquidation comes first",
    marginShort: "Margin is short",
    notUsedSplit: "not used: Split lists {count}",
    notUsed: "not used: {label}",
    stopAt: "stop at {price}",
    lastStepAt: "last step at {price}",
    at: "at {price}",
    ofList: "of the list: {value}",
    typedOver: "typed, counts (over {value} of {code})",
    typed: "typed, counts",
    sizeAndTick: "{size}, tick {tick}",
    sizeAndLot: "{size}, lot 1 assumed",
    entries: "entries, the first included",
    atLeastMinimum: "at least {count}, for the minimum order",
    atLeastLots: "at least {count}, one lot a step",
    atrAway: "the stop is {count} ATR away",
    takerOf: "taker {rate} of {date}",
    taker: "taker {rate}",
    tiersOf: "tiers of {code}",
    onePart: "one part for each of 1 target",
    parts: "one part for each of {count} targets",
    targetPrice: "{mustBe}: its price would be 0 or less",
    tooManySteps: "{mustBe}; at most 12 steps",
    rateFor: "{currency} for one {other}",
    numberNeeded: "a number is needed, was the date {date}",
  }),
};

/** The parts that are words of the model; the others are figures, or what somebody typed. */
const wordParts: ReadonlySet<string> = new Set(["fault", "label", "mustBe", "size", "verdict"]);

interface Pattern {
  english: string;
  names: string[];
  matches: RegExp;
}

const patterns: readonly Pattern[] = Object.values(sentences).map((english) => ({
  english,
  names: [...english.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!),
  matches: new RegExp(
    `^${english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name: string) => `(${partOf(name)})`)}$`,
    "s",
  ),
}));

/** A figure or a name does not go beyond its sentence; what somebody typed may be anything. */
function partOf(name: string): string {
  if (wordParts.has(name)) return ".+?";
  return name === "value" ? ".*" : "(?:[^.,:;]|[.,:](?=\\S))+?";
}

/** A sentence of the model, or several, in the language and marks of the page; what is not known here stays as it is. */
export function said(english: string, decimal: DecimalMark = "."): string {
  if ((spokenLanguage() === "en" && decimal === ".") || english === "") return english;
  const whole = translated(english);
  if (whole !== english) return whole;
  for (const { english: key, names, matches } of patterns) {
    const found = matches.exec(english);
    if (found === null) continue;
    // What somebody typed stays as it was typed
    const parts = new Map(
      names.map((name, at) => [
        name,
        key === sentences.was && name === "value" ? found[at + 1]! : partSaid(name, found[at + 1]!, decimal),
      ]),
    );
    return translated(key).replace(/\{(\w+)\}/g, (brace, name: string) => parts.get(name) ?? brace);
  }
  const several = english.split(/(?<=\.) (?=[A-Z0-9])/);
  if (several.length > 1) return several.map((each) => said(each, decimal)).join(" ");
  return /, was /.test(english) ? english : inReadersMarks(english, decimal);
}

function partSaid(name: string, part: string, decimal: DecimalMark): string {
  return wordParts.has(name) ? said(part, decimal) : inReadersMarks(part, decimal);
}
