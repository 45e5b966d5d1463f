/** The orders of a plan as text: nothing is sent anywhere. */
import { sign } from "../calc/side";
import type { PlanResult } from "./model";
import { decimalsOf } from "./numbers";

const head = "order,step,action,type,contracts,price,stop after,for contracts,reduce only";

/**
 * One line an order: step 1 at its limit, later steps as stop orders at their triggers, after each step the stop for what is held then,
 * and the targets. Empty while there is no plan, and where liquidation would come before the stop.
 */
export function ordersOf({ outcome, outputs, resolved }: PlanResult): string {
  if (outcome === undefined || outputs.Verdict === "Liquidation comes first") return "";
  const { decimals } = resolved.prices;
  const lotDecimals = decimalsOf(resolved.contract.lot!);
  const price = (value: { toNumber(): number }): string => value.toNumber().toFixed(decimals);
  const count = (value: { toNumber(): number }): string => value.toNumber().toFixed(lotDecimals);
  const [opens, closes] = sign(outcome.side) > 0 ? ["buy", "sell"] : ["sell", "buy"];
  const lines: string[][] = [];
  outcome.stages.forEach((stage, index) => {
    const { contracts, price: trigger } = stage.fill;
    const step = String(index + 1);
    lines.push([
      step,
      opens,
      index === 0 ? "limit" : "stop",
      count(contracts),
      price(trigger),
      price(stage.stop),
      count(stage.contracts),
      "no",
    ]);
    lines.push([step, closes, "stop", count(stage.contracts), price(stage.stop), "", "", "yes"]);
  });
  for (const { contracts, price: target } of outcome.exit)
    lines.push([String(outcome.stages.length), closes, "limit", count(contracts), price(target), "", "", "yes"]);
  const rows = lines.map((line, index) => [String(index + 1), ...line].join(","));
  const name = String(resolved.reading.value("Contract") ?? "").replace(/[,\r\n]/g, " ");
  return [
    `# not sent: orders of a plan${name && ` for ${name}`}. ${outputs.Headline.replace(/\r?\n/g, " ")}`,
    head,
    ...rows,
    "",
  ].join("\n");
}
