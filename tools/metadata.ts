/** functions.json as it is served: what the generator derived, with what depends on the release. */
import type { ExcelMetadata } from "../src/catalogue/types";
import type { Release } from "./project";

/**
 * Adds the address of each function's page, and, where the release asks for it, Excel's mark for functions that may also be called in
 * the middle of something else: Evaluate Formula, F9 on a part, Insert Function, conditional formats. Excel has it as a preview.
 */
export function releasedMetadata(
  metadata: ExcelMetadata,
  { address, supportSync }: Release,
  helpFiles: ReadonlyMap<string | undefined, string>,
): ExcelMetadata {
  const functions = metadata.functions.map((each) => {
    const file = helpFiles.get(each.id);
    return {
      ...each,
      ...(file !== undefined && { helpUrl: `${address}/${file}` }),
      ...(supportSync && { options: { supportSync: true } }),
    };
  });
  return { ...metadata, functions };
}
