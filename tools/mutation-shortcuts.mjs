/** For StrykerJS: functions that only spare work. Where they say nothing, a slower way finds the same, so that no test could tell most of their mutants. */
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** Names of functions, and what is done where they spare nothing. They are tried on no mutant; what they stand before is. */
export const shortcuts = {
  roughly: "calc/liquidation solves every tier instead of those that doubles do not rule out",
  scaleOf: "calc/decimal writes every double out in fifteen digits",
  quotientOfPrecision: "calc/decimal divides to two digits more than are kept, and rounds them off",
  hasAtMost: "door/sheet-layout writes the text of every price to count its decimals",
};

const ignorer = {
  shouldIgnore(path) {
    if (!path.isFunctionDeclaration()) return undefined;
    const reason = shortcuts[path.node.id?.name];
    return reason && `a shortcut: without it ${reason}`;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "shortcuts", ignorer)];
