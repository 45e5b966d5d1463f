/**
 * The ranges that formulas read, remembered from one calculation to the next: the engine works them out for every formula of the
 * workbook with every edit.
 */
import type { IUnitRange } from "@univerjs/core";
import type { BaseAstNode } from "@univerjs/engine-formula";

interface Remembered {
  /** It holds nothing but plain references, so that they are known before anything is calculated. */
  isPlain: boolean;
  /** Most formulas stand in one place. */
  place: string | undefined;
  ranges: readonly IUnitRange[];
  elsewhere: Map<string, readonly IUnitRange[]> | undefined;
}

/** A formula that is the same in many cells reads other ranges in each. */
const mostPlaces = 5_000;

/** The engine's numbers of nodes for ":", for signs and @ before, and for % and # after something. */
const calculated: readonly number[] = [10, 11, 12];

export class ReadRanges {
  private known = new WeakMap<BaseAstNode, Remembered>();
  private sheets = "";
  /** The same text for all formulas of a worksheet that were not filled into other cells. */
  private lastPlace = "";

  /** Before a calculation; `sheets` tells the worksheets apart. */
  begin(sheets: string): void {
    if (sheets === this.sheets) return;
    this.sheets = sheets;
    this.known = new WeakMap();
  }

  /** `given` holds all that the ranges of these references depend on. */
  async of(node: BaseAstNode | null | undefined, given: string, find: () => Promise<IUnitRange[]>): Promise<IUnitRange[]> {
    if (!node) return find();
    if (given !== this.lastPlace) this.lastPlace = given;
    const place = this.lastPlace;
    let remembered = this.known.get(node);
    if (!remembered) {
      remembered = { isPlain: isPlain(node), place: undefined, ranges: [], elsewhere: undefined };
      this.known.set(node, remembered);
    }
    if (!remembered.isPlain) return find();
    const before = remembered.place === place ? remembered.ranges : remembered.elsewhere?.get(place);
    if (before) return before.map(copied);
    const found = await find();
    const ranges = found.map(copied);
    if (remembered.place === undefined) {
      remembered.place = place;
      remembered.ranges = ranges;
    } else {
      const elsewhere = (remembered.elsewhere ??= new Map());
      if (elsewhere.size >= mostPlaces) elsewhere.clear();
      elsewhere.set(place, ranges);
    }
    return found;
  }
}

/** The engine may move what it is given. */
function copied(range: IUnitRange): IUnitRange {
  return { ...range, range: { ...range.range } };
}

/** Nothing but plain references and values. */
export function isPlain(node: BaseAstNode): boolean {
  return !calculated.includes(Number(node.nodeType)) && node.getChildren().every(isPlain);
}

const functionNode = 4;

/** The functions at the ends of ranges, as in A1:INDEX(...): what they read is read too, and the engine leaves it out. */
export function functionsAtEnds(node: BaseAstNode): BaseAstNode[] {
  const children = node.getChildren();
  const ends = calculated.includes(Number(node.nodeType))
    ? children.filter(({ nodeType }) => Number(nodeType) === functionNode)
    : [];
  return [...ends, ...children.flatMap(functionsAtEnds)];
}
