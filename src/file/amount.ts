/** How much there is to read in the parts of a file, whatever it is: counted byte by byte, before anything is taken apart. */
import { lookAt } from "./checksum";
import { limits, tooMany } from "./limits";

/** Worksheets, the texts of cells, and the cells that a pivot table keeps. */
const holdsCells = /sheet|sharedStrings|pivotCacheRecords/i;

export class Amount {
  private tagsOfCells = 0;
  private otherTags = 0;
  private references = 0;

  /** The checksum of the part; throws where there is too much. */
  add(path: string, part: Uint8Array): number {
    const { checksum, tags, references } = lookAt(part);
    if (holdsCells.test(path)) this.tagsOfCells += tags;
    else this.otherTags += tags;
    this.references += references;
    if (this.tagsOfCells > limits.tagsOfCells) throw tooMany(limits.tagsOfCells, `marks of elements for its cells, in ${path}`);
    if (this.otherTags > limits.otherTags) throw tooMany(limits.otherTags, `marks of elements beside its cells, in ${path}`);
    if (this.references > limits.references) throw tooMany(limits.references, `signs written as references, in ${path}`);
    return checksum;
  }
}
