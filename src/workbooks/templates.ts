/** All templates, in the order of the New menu. A template is added here and nowhere else. */
import type { WorkbookData } from "../grid/workbook-data";
import { comparePlans } from "./compare";
import { confirmations } from "./confirmations";
import { dcaBuildUp } from "./dca-build-up";
import { finished } from "./finish";
import { heat } from "./heat";
import { journal } from "./journal/journal";
import { livePlan } from "./live-plan";
import { manyTrades } from "./many-trades";
import { oddsTemplate } from "./odds";
import { replayTemplate } from "./replay";
import { scaleOut } from "./scale-out";
import { scalingPlan } from "./scaling-plan";
import { venueComparison } from "./venue-comparison";
import { whatIf } from "./what-if";
import type { Template } from "./template";

export const templates: readonly Template[] = [
  scalingPlan,
  comparePlans,
  whatIf,
  replayTemplate,
  oddsTemplate,
  manyTrades,
  heat,
  confirmations,
  dcaBuildUp,
  scaleOut,
  livePlan,
  journal,
  venueComparison,
].map(finished);

/**
 * The template that a workbook was made from: its inputs still stand where they were, each beside its label. Of several, which hold
 * the same plan, the one with most inputs.
 */
export function templateOf(workbook: WorkbookData): Template | undefined {
  return templates
    .filter(({ inputs }) => inputs.length > 0 && inputs.every(({ address, label }) => textLeftOf(workbook, address) === label))
    .sort((a, b) => b.inputs.length - a.inputs.length)[0];
}

/** What stands on the left of a cell. */
export function textLeftOf(workbook: WorkbookData, address: string): unknown {
  const [, sheet = "", column = "", row = ""] = /^(.*)!([A-Z])(\d+)$/.exec(address) ?? [];
  const left = String.fromCharCode(column.charCodeAt(0) - 1);
  return workbook.sheets.find(({ name }) => name === sheet)?.cells[`${left}${row}`]?.value;
}
