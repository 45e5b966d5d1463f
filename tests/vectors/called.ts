/** Formulas of one call, called through the guard without a sheet. */
import type { Catalogue, ExcelMetadata } from "../../src/catalogue/types";
import catalogue from "../../src/generated/catalogue.json";
import metadata from "../../src/generated/functions.json";
import type { CellResult } from "../../src/grid/cell";
import { examplesOf } from "../contract/examples";
import { type PlainArgument, type PlainCall, readPlainFormula } from "../excel/plain-formula";
import { call } from "../functions/call";
import { type Vector, vectorFiles, vectorsOf } from "./compare";

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

export interface Called<Stated> {
  readonly name: string;
  readonly stated: Stated;
  readonly answer: () => CellResult;
}

function isSearch(formula: string): boolean {
  return /SCALE\.(SOLVE|BEST)\(/.test(formula);
}

/** The founders' formulas: those that search through many plans, or those that do not. */
export function calledVectors(searches: boolean): Called<Vector>[] {
  return vectorFiles.flatMap(vectorsOf).flatMap((stated) => {
    const answer = isSearch(stated.formula) === searches ? answerOf(stated.formula) : undefined;
    return answer === undefined ? [] : [{ name: `${stated.id}: ${stated.about}`, stated, answer }];
  });
}

/** The same of the documentation. */
export function calledExamples(searches: boolean): Called<string>[] {
  return examplesOf(catalogue as Catalogue).flatMap(({ formula, result }) => {
    const answer = isSearch(formula) === searches ? answerOf(formula) : undefined;
    return answer === undefined ? [] : [{ name: formula, stated: result, answer }];
  });
}
