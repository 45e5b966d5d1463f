/** What people look for and these functions do not do, and what comes nearest. */
import { translated, wordings } from "../languages/text";

const answers = wordings({
  kelly: "There is no Kelly fraction here. SCALE.RUIN says how often a size ends in ruin, MICRO.SIZE what a risk allows.",
  signal: "There are no buy or sell signals here. CONFIRM functions say whether a step of your plan may be added.",
  quote: "There are no live quotes here: nothing is fetched. Type prices, or bring bars from a file.",
  order: "Nothing is sent to an exchange here. The workbench writes the orders of a plan as text and as CSV.",
  forecast: "Nothing here says where the price goes. SCALE.ODDS says how a plan ends if it goes nowhere in particular.",
  alert:
    "There are no alerts and no news here: nothing here knows the market. SCALE.NEXT says what the plan does at a price that you type.",
  option: "Options are not covered here: linear and inverse futures and perpetuals are.",
});

const sought: readonly (readonly [words: RegExp, answer: keyof typeof answers])[] = [
  [/\bkelly\b/i, "kelly"],
  [/\b(buy|sell|entry|trading)?\s*signals?\b/i, "signal"],
  [/\b(quotes?|live prices?|price feed|ticker|real ?time)\b/i, "quote"],
  [/\b(place|send|submit|execute)\b.*\border/i, "order"],
  [/\b(forecast|predict\w*|prediction)\b/i, "forecast"],
  [/\b(alerts?|news|notifications?)\b/i, "alert"],
  [/\b(options?|greeks?|delta|theta|vega)\b/i, "option"],
];

/** A sentence about what is sought and not here; undefined when nothing of the kind is asked for. */
export function notHere(query: string): string | undefined {
  const found = sought.find(([words]) => words.test(query));
  return found && translated(answers[found[1]]);
}
