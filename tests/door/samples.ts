/** The sample files: exports of charts, venues and brokers, each with what it must become. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "samples");

export interface Sample {
  file: string;
  about: string;
  expected: any;
  answer?: any;
  answered?: any;
}

export function sampleBytes(kind: "bars" | "fills", file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, kind, file)));
}

export function jsonLines<Row = Sample>(path: string): Row[] {
  return readFileSync(join(folder, path), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}

/** ISO without zone, as the samples write times. */
export function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString().replace(/\.000Z$|Z$/, "");
}
