/** The founders' formulas and the examples of the documentation once more, called through the guard without a sheet: for `npm run mutate:core`. */
import type { Catalogue, ExcelMetadata } from "../../src/catalogue/types";
import catalogue from "../../src/generated/catalogue.json";
import metadata from "../../src/generated/functions.json";
import type { CellResult } from "../../src/grid/cell";
import { agrees, documentedResult, examplesOf } from "../contract/examples";
import { type PlainArgument, type PlainCall, readPlainFormula } from "../excel/plain-formula";
import { call } from "../functions/call";
import { difference, vectorFiles, vectorsOf } from "./compare";

const { functions } = metadata as ExcelMetadata;

/** The call of a formula, and where INDEX looks into its result. */
function readCall(formula: string): { called: PlainCall; place?: [number, number] } | undefined {
  const indexed = /^=INDEX\((.+),([1-9]\d*),([1-9]\d*)\)$/.exec(formula);
  const called = formula.includes("#") ? undefined : readPlainFormula(indexed ? indexed[1]! : formula);
  if (called === undefined || !functions.some(({ id }) => id === called.id)) return undefined;
  return indexed ? { called, place: [Number(indexed[2]), Number(indexed[3])] } : { called };
}

/** A value for a range arrives as a range of one cell, an inner call as its result. */
function resultOf({ id, args }: PlainCall): CellResult {
  const { parameters } = functions.find((each) => each.id === id)!;
  const values = parameters.map(({ dimensionality }, index) => {
    const value = valueOf(args[index] ?? null);
    return value === null || Array.isArray(value) || dimensionality !== "matrix" ? value : [[value]];
  });
  return call(id, ...values);
}

function valueOf(argument: PlainArgument): unknown {
  return argument === null || typeof argument !== "object" || Array.isArray(argument) ? argument : resultOf(argument);
}

/** What a formula of one call gives; undefined where it is more than that. */
function answerOf(formula: string): (() => CellResult) | undefined {
  const read = readCall(formula);
  if (read === undefined) return undefined;
  const { called, place } = read;
  return () => {
    const result = resultOf(called);
    return place && Array.isArray(result) ? result[place[0] - 1]![place[1] - 1]! : result;
  };
}

describe("a formula of the founders, called", () => {
  const cases = vectorFiles.flatMap(vectorsOf).flatMap((vector): [string, () => string | undefined][] => {
    const answer = answerOf(vector.formula);
    return answer === undefined ? [] : [[`${vector.id}: ${vector.about}`, () => difference(vector, answer())]];
  });

  it("is most of them", () => {
    expect(cases.length).toBeGreaterThan(900);
  });

  it.each(cases)("%s", (_, wrong) => {
    expect(wrong()).toBeUndefined();
  });
});

describe("an example of the documentation, called", () => {
  const cases = examplesOf(catalogue as Catalogue).flatMap(({ formula, result }): [string, () => CellResult, string][] => {
    const answer = answerOf(formula);
    return answer === undefined ? [] : [[formula, answer, result]];
  });

  it("is most of them", () => {
    expect(cases.length).toBeGreaterThan(150);
  });

  it.each(cases)("%s", (_, answer, stated) => {
    const found = answer();
    expect([agrees(documentedResult(stated), found), found]).toEqual([true, found]);
  });
});
