/** The functions as tools of the Model Context Protocol: names, help and schemas from the catalogue. */
import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import type { Catalogue, CatalogueEntry, CatalogueParameter } from "../../catalogue/types";
import { signature } from "../../catalogue/function-table";

/** More formulas in one call would keep an assistant waiting; more characters Excel does not take either. */
export const limits = { formulas: 200, formulaLength: 8192 } as const;

/** MICRO.MARGIN is the tool MICRO_MARGIN: several assistants take no dot in the name of a tool. */
export function toolName(id: string): string {
  return id.replaceAll(".", "_");
}

/** The tools that take formulas and ids; a function's own tool takes its arguments by name. */
export const generalTools = { formulas: "formulas", help: "function_help" } as const;

const cell = { type: ["number", "string", "boolean", "null"] };
const row = { type: "array", items: cell };
const range = {
  anyOf: [
    cell,
    { ...row, description: "A column: one value per row." },
    { type: "array", items: row, description: "A table: rows of values." },
    { type: "object", additionalProperties: cell, description: "A table of names and values, such as terms." },
  ],
};
const onlyReads = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const answer = {
  type: "object" as const,
  properties: {
    value: { description: "The result: a number, a text, TRUE or FALSE, or a table as rows of values. Absent beside an error." },
    error: { type: "string", description: "An error as Excel names it, such as #NUM!" },
    message: { type: "string", description: "The reason for the error." },
  },
};

/** All tools, the general ones first. */
export function toolsOf({ functions }: Catalogue): Tool[] {
  return [formulasTool, helpTool, ...functions.map(functionTool)];
}

const formulasTool: Tool = {
  name: generalTools.formulas,
  title: "Calculate formulas",
  description:
    "Calculates Excel formulas, also nested ones and with Excel's own functions, such as =INDEX(SCALE.PLAN(...),3,8). Arguments are " +
    "separated by commas; {1;2} is a column, {1,2} a row. There is no sheet behind it: references to cells read blanks.",
  inputSchema: {
    type: "object",
    properties: {
      formulas: {
        type: "array",
        items: { type: "string", maxLength: limits.formulaLength },
        minItems: 1,
        maxItems: limits.formulas,
        description: "Each begins with =.",
      },
    },
    required: ["formulas"],
    additionalProperties: false,
  },
  outputSchema: {
    type: "object",
    properties: {
      answers: {
        type: "array",
        items: { type: "object", properties: { formula: { type: "string" }, ...answer.properties } },
        description: "In the order of the formulas.",
      },
    },
    required: ["answers"],
  },
  annotations: onlyReads,
};

const helpTool: Tool = {
  name: generalTools.help,
  title: "Help on a function",
  description: "All that is documented of one function: arguments with units and limits, result, errors, sources and examples.",
  inputSchema: {
    type: "object",
    properties: { id: { type: "string", description: "Such as SCALE.PLAN." } },
    required: ["id"],
    additionalProperties: false,
  },
  annotations: onlyReads,
};

function functionTool(entry: CatalogueEntry): Tool {
  return {
    name: toolName(entry.id),
    title: entry.id,
    description: [entry.summary, entry.details, `Returns: ${entry.returns}`, exampleOf(entry)]
      .filter((text) => text !== "")
      .join("\n"),
    inputSchema: {
      type: "object",
      properties: Object.fromEntries(entry.parameters.map((parameter) => [parameter.name, schemaOf(parameter)])),
      required: entry.parameters.filter(({ optional }) => !optional).map(({ name }) => name),
      additionalProperties: false,
    },
    outputSchema: answer,
    annotations: onlyReads,
  };
}

function schemaOf({ shape, description }: CatalogueParameter): object {
  return shape === "range" ? { description, ...range } : { description, ...cell };
}

function exampleOf({ examples: [first] }: CatalogueEntry): string {
  return first ? `As a formula: ${first.formula} gives ${first.result}` : "";
}

/** Everything of an entry as text. */
export function helpText(entry: CatalogueEntry): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines.map((line) => `- ${line}`)];
  return [
    signature(entry),
    entry.summary,
    ...(entry.details === "" ? [] : ["", entry.details]),
    ...list(
      "Arguments",
      entry.parameters.map(({ name, optional, shape, description }) => {
        return `${name} (${shape === "range" ? "one value, a column or a table" : "one value"}${optional ? ", optional" : ""}): ${description}`;
      }),
    ),
    ...list("Result", [entry.returns]),
    ...list(
      "Errors",
      entry.throws.map(({ code, reason }) => `${code}: ${reason}`),
    ),
    ...list(
      "Examples",
      entry.examples.map(({ formula, result }) => `${formula} gives ${result}`),
    ),
    ...list("Sources", entry.sources),
    ...list("See also", entry.related),
  ].join("\n");
}
