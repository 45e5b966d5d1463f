/** The texts that stand in a PDF of an office program, in the order in which they are drawn. */
import { inflateSync } from "node:zlib";

function streamOf(body: string): string {
  const start = body.indexOf("\n", body.indexOf("stream")) + 1;
  return inflateSync(Buffer.from(body.slice(start, body.lastIndexOf("endstream")), "latin1")).toString("latin1");
}

/** What each code of a font means, from its table to Unicode. */
function meaningsOf(table: string): ReadonlyMap<number, string> {
  const text = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");
  const meanings = new Map<number, string>();
  for (const [, block = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = "", meaning = ""] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      meanings.set(parseInt(code, 16), text(meaning));
  return meanings;
}

export function pdfTexts(file: Uint8Array): string[] {
  const content = Buffer.from(file).toString("latin1");
  const objects = new Map([...content.matchAll(/(\d+) 0 obj\s*([\s\S]*?)endobj/g)].map(([, number, body]) => [number!, body!]));
  const at = (body: string, key: string): string | undefined => {
    const number = new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];
    return number === undefined ? undefined : objects.get(number);
  };
  const fontsOf = (page: string): ReadonlyMap<string, ReadonlyMap<number, string>> => {
    const resources = at(page, "Resources") ?? page;
    const list = at(resources, "Font") ?? resources;
    const fonts = [...list.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => {
      const table = at(objects.get(number!)!, "ToUnicode");
      return [name!, table === undefined ? new Map<number, string>() : meaningsOf(streamOf(table))] as const;
    });
    return new Map(fonts);
  };
  return [...objects.values()]
    .filter((body) => /\/Type\s*\/Page\b/.test(body))
    .flatMap((page) => {
      const fonts = fontsOf(page);
      let font: ReadonlyMap<number, string> | undefined;
      const drawn = streamOf(at(page, "Contents")!).matchAll(/\/(F\d+) [\d.]+ Tf|<(\w+)>\s*Tj|\[([^\]]*)\]\s*TJ/g);
      return [...drawn].flatMap(([, name, single, several]) => {
        if (name !== undefined) font = fonts.get(name);
        if (name !== undefined) return [];
        const codes = single ?? [...several!.matchAll(/<(\w+)>/g)].map(([, hex]) => hex!).join("");
        return [(codes.match(/../g) ?? []).map((code) => font?.get(parseInt(code, 16)) ?? "").join("")];
      });
    });
}
