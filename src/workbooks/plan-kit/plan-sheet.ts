/** A whole planning sheet: its inputs on the left, its answers on the right. Other workbooks hold one beside sheets of their own. */
import type { WorksheetData } from "../../grid/workbook-data";
import type { Cells } from "../blocks";
import { styles, type TemplateInput } from "../template";
import { checksFailed, moreOutputs, planAnswers, planRow } from "./answers";
import { planBlock } from "./block";
import { decimalsRules } from "./formats";

export interface PlanSheetParts {
  readonly worksheet: WorksheetData;
  readonly names: Record<string, string>;
  readonly inputs: TemplateInput[];
}

/** Pixels. A: labels, B: values (wide enough for a contract's code), C: notes; E to O the answers. */
const columnWidths = {
  ...{ A: 172, B: 140, C: 160, D: 4, E: 40, F: 88, G: 96, H: 96, I: 96, J: 72, K: 88, L: 96, M: 96, N: 96, O: 96 },
};

/** Cells and names are made when they are first asked for. */
export function planSheet(sheet: string, title: string): PlanSheetParts {
  const block = planBlock(sheet, [...moreOutputs, checksFailed]);
  let made: Omit<PlanSheetParts, "inputs"> | undefined;
  const parts = () => (made ??= partsOf(sheet, title, block));
  return {
    inputs: block.inputs,
    get worksheet() {
      return parts().worksheet;
    },
    get names() {
      return parts().names;
    },
  };
}

function partsOf(sheet: string, title: string, block: ReturnType<typeof planBlock>): Omit<PlanSheetParts, "inputs"> {
  const answers = planAnswers(sheet);
  const top: Cells = {
    A1: { value: title, style: styles.title },
    A2: { value: "Change a blue figure: everything follows.", style: styles.caption },
  };
  return {
    worksheet: {
      name: sheet,
      cells: { ...top, ...block.cells, ...answers.cells },
      hidesGridlines: true,
      rowHeights: { 1: 32, [planRow]: 36 },
      columnWidths,
      frozenRows: 3,
      validations: block.validations,
      followsDecimals: decimalsRules([...block.following, ...answers.following]),
      charts: answers.charts,
      print: { area: `A1:O${block.lastRow}`, isLandscape: true, titleRows: "1:3" },
    },
    names: { ...block.names, ...answers.names },
  };
}
