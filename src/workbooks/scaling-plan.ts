/** The scaling plan: a trade is typed in on the left, the plan with its risk, its checks and its odds stands on the right. */
import type { WorkbookData } from "../grid/workbook-data";
import { inputCell } from "./plan-kit/block";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { planSheet } from "./plan-kit/plan-sheet";
import { readMe } from "./read-me";
import type { Template } from "./template";

const plan = planSheet("Plan", "Scaling plan");

const planReadMe = readMe(
  "Scaling plan",
  [
    "It builds a position in steps: entry, size, stop and net result at the stop for every step, before you trade the first.",
    "The stop, the steps and the targets move with the entry and the side; the size follows from the risk.",
    "The checks hold the plan against your account: risk of each stage, leverage, margin, liquidation, targets.",
  ],
  [
    "Change a blue figure on the sheet Plan; what is wrong is marked in the line itself, in column C.",
    "A stop, a step or a target can be typed as a price, in points, in ATRs or as a move further down: the most specific one counts.",
    "Contract takes a code of the sheet Contracts; your own contracts go into its yellow rows.",
  ],
);

export const scalingPlan: Template = {
  id: "scaling-plan",
  name: "Scaling plan",
  description: "Enter in steps, see the loss at every stage before you trade.",
  get workbook(): WorkbookData {
    return { sheets: [plan.worksheet, contractsSheet(), planReadMe], names: plan.names };
  },
  start: `Plan!${inputCell("Entry_price")}`,
  inputs: plan.inputs,
  chart: "plan",
};
