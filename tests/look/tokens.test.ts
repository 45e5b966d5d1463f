import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const css = readFileSync(resolve(__dirname, "../../src/look/tokens.css"), "utf8").replace(/\/\*.*?\*\//gs, "");

/** The tokens of the first block after a selector. */
function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const open = css.indexOf("{", start + selector.length - 1);
  const body = css.slice(open + 1, css.indexOf("}", open));
  return new Map([...body.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!]));
}

const light = tokensOf(":root {");
const darkBySystem = tokensOf(':root:not([data-theme="light"]) {');
const darkByChoice = tokensOf(':root[data-theme="dark"] {');

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright! + 0.05) / (dark! + 0.05);
}

const grounds = ["--background", "--surface", "--raised", "--hover", "--selected"];
const textPairs: [string, string][] = [
  ...["--text", "--muted", "--accent", "--accent-hover", "--profit", "--loss"].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ["--on-accent", "--accent"],
  ["--on-accent", "--accent-hover"],
  ["--input-text", "--input-fill"],
  ["--text", "--input-fill"],
  ["--muted", "--input-fill"],
  ...["pass", "warn", "fail"].flatMap((word): [string, string][] => [
    [`--${word}`, `--${word}-fill`],
    [`--${word}`, "--background"],
    [`--${word}`, "--raised"],
    ["--text", `--${word}-fill`],
    ["--muted", `--${word}-fill`],
  ]),
  ...["entry", "average", "stop", "break-even", "target", "liquidation"].map((line): [string, string] => [
    `--chart-${line}`,
    "--background",
  ]),
];

test("contrast by the formula of WCAG: black on white is 21 to 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each([
  ["light", light],
  ["dark", new Map([...light, ...darkByChoice])],
])("%s", (_, tokens) => {
  test.each(textPairs)("%s on %s reaches 4.5 to 1", (text, ground) => {
    expect(contrast(tokens.get(text)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["--border", "--focus"])("%s reaches 3 to 1 where it bounds what can be operated", (line) => {
    for (const ground of ["--background", "--surface", "--raised"])
      expect(contrast(tokens.get(line)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});

test("dark by the system and dark by choice are the same", () => {
  expect(Object.fromEntries(darkBySystem)).toEqual(Object.fromEntries(darkByChoice));
});

test("dark gives every colour of light another value", () => {
  const colours = [...light].filter(([, value]) => value.startsWith("#")).map(([name]) => name);
  expect(colours.length).toBeGreaterThan(20);
  for (const name of colours) expect([name, darkByChoice.get(name)]).not.toEqual([name, light.get(name)]);
  expect(colours.filter((name) => !darkByChoice.has(name))).toEqual([]);
});
