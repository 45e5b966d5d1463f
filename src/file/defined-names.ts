/** Names in the workbook's part, given, changed and taken away; the others stay as they are written. */
import { child, childrenOf, escaped, escapedAttribute, prefixOf, readXml } from "./xml";

/** Elements in front of the names. */
const before = ["sheets", "functionGroups", "externalReferences"];

/** By name what it stands for as stored, undefined for one that goes; `sheet` counts worksheets from 0, undefined for the workbook. */
export function withDefinedNames(xml: string, names: Readonly<Record<string, string | undefined>>, sheet?: number): string {
  const root = readXml(xml);
  const list = child(root, "definedNames");
  const prefix = prefixOf(root.tag);
  const wanted = new Map(Object.entries(names).map(([name, text]) => [name.toLowerCase(), { name, text }]));
  const pieces = childrenOf(list, "definedName").flatMap((element) => {
    const { name = "", localSheetId } = element.attributes;
    const isHere = (localSheetId === undefined ? undefined : Number(localSheetId)) === sheet;
    const change = isHere ? wanted.get(name.toLowerCase()) : undefined;
    if (!change) return [xml.slice(element.start, element.end)];
    wanted.delete(name.toLowerCase());
    return change.text === undefined ? [] : [closed(element.tag, change.text, prefix)];
  });
  const local = sheet === undefined ? "" : ` localSheetId="${sheet}"`;
  for (const { name, text } of wanted.values())
    if (text !== undefined) pieces.push(closed(`<${prefix}definedName name="${escapedAttribute(name)}"${local}>`, text, prefix));
  const at = root.children.filter(({ name }) => before.includes(name)).at(-1)?.end ?? root.innerEnd;
  const [start, end] = list ? [list.start, list.end] : [at, at];
  const tag = list?.tag.replace(/\s*\/>$/, ">") ?? `<${prefix}definedNames>`;
  const whole = pieces.length === 0 ? "" : `${tag}${pieces.join("")}</${prefix}definedNames>`;
  return xml.slice(0, start) + whole + xml.slice(end);
}

function closed(tag: string, text: string, prefix: string): string {
  return `${tag.replace(/\s*\/>$/, ">")}${escaped(text).replaceAll("&quot;", '"')}</${prefix}definedName>`;
}
