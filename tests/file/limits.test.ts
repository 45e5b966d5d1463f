import { crc32 } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { lookAt } from "../../src/file/checksum";
import { FileFault } from "../../src/file/faults";
import { elementLimits, limits } from "../../src/file/limits";
import { WorkbookFile } from "../../src/file/workbook-file";
import { readXml } from "../../src/file/xml";
import { unzip } from "../../src/file/zip";
import { runs } from "../property";
import { filledColumn } from "./hostile";

describe.each([...elementLimits])("a list of <%s>", (name, [limit, things]) => {
  const list = (count: number): string => `<list>${`<${name}/>`.repeat(count)}</list>`;

  it("is read up to its limit", () => expect(readXml(list(limit)).children).toHaveLength(limit));

  it("is refused beyond it, by what a reader calls them", () => {
    expect(() => readXml(list(limit + 1))).toThrow(FileFault);
    expect(() => readXml(list(limit + 1))).toThrow(`holds more than ${limit.toLocaleString("en-US")} ${things}`);
  });
});

describe("cells that an array formula fills", () => {
  afterEach(() => jest.restoreAllMocks());
  const rowsOf = (stored: number, most: number): number => {
    jest.replaceProperty(limits, "cells", most);
    return WorkbookFile.open(filledColumn(30, stored), []).data.sheets[0]!.spills!["A1"]!.values.length;
  };

  it.each([30, 12, 1])("count once each, %d of them stored", (stored) => {
    expect(rowsOf(stored, 30)).toBe(30);
    expect(() => rowsOf(stored, 29)).toThrow("more than 29 cells");
  });
});

it("tells the checksum that zlib tells", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => lookAt(bytes).checksum === crc32(bytes)),
    runs,
  );
});

it("counts what has to be read", () => {
  expect(lookAt(Buffer.from("<a b='&amp;'>&lt;</a>"))).toMatchObject({ tags: 2, references: 2 });
});

it("refuses a part of which a bit is another, and names it", () => {
  const parts = fc.dictionary(fc.stringMatching(/^[a-z]{8}\.xml$/), fc.uint8Array({ minLength: 1, maxLength: 40 }), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(parts, fc.nat(), fc.nat(), fc.nat(7), (content, whichPart, whichByte, bit) => {
      const names = Object.keys(content);
      const name = names[whichPart % names.length]!;
      const part = content[name]!;
      const place = whichByte % part.length;
      // Stored as it is: after the header of 30 bytes and the name
      const bytes = zipSync(content, { level: 0 });
      expect(unzip(bytes).get(name)).toEqual(part);
      const start = Buffer.from(bytes).indexOf(name) + name.length;
      bytes[start + place]! ^= 1 << bit;
      expect(() => unzip(bytes)).toThrow(`is damaged: its part ${name} is not what was packed`);
    }),
    runs,
  );
});
