/** What a planning sheet comes to at a price, in native formulas: plan/payoff.ts says the same in code. */
import { exitRow, planRow, roomForSteps } from "./plan-kit/answers";

const mostTargets = 3;

/** Net at a price (a cell or a name): moved straight there, the steps passed are filled and the targets reached are sold. */
export function payoffFormula(sheet: string, price: string): string {
  const of = (name: string): string => `'${sheet}'!${name}`;
  const steps = (column: string): string => of(`$${column}$${planRow + 1}:$${column}$${planRow + roomForSteps}`);
  const targets = (column: string): string => of(`$${column}$${exitRow + 1}:$${column}$${exitRow + mostTargets}`);
  // Bought at the cost of its fee, sold at the cost of its fee; of an inverse contract one over the price counts, the other way round
  const worth = (of: string): string => `IFERROR(IF(inverse,1/${of},${of}),0)`;
  const net =
    `LET(price,${price},way,${of("Side_sign")},inverse,${of("Type_used")}="inverse",triggers,${steps("G")},lots,${steps("F")},` +
    `passed,MAX(1,SUM(IF(ISNUMBER(triggers),IF(way*(price-triggers)>=0,1,0),0))),` +
    `held,IF(ISNUMBER(triggers),IF(SEQUENCE(${roomForSteps})<=passed,lots,0),0),goals,${targets("F")},parts,${targets("G")},` +
    `sold,IF(ISNUMBER(goals),IF(AND(passed=${of("Steps_used")},${of("Targets_reached")}>0),IF(way*(price-goals)>=0,parts,0),0),0),` +
    `gain,IF(inverse,0-way,way),left,SUM(held)-SUM(sold),` +
    `received,left*${worth("price")}+SUM(sold*IF(ISNUMBER(goals),${worth("goals")},0)),paid,SUM(held*IF(ISNUMBER(triggers),${worth("triggers")},0)),` +
    `${of("Size_used")}*((gain-${of("Fee_used")})*received-(gain+${of("Fee_used")})*paid)-2*N(${of("Commission")})*SUM(held))`;
  const beyondStop = `${of("Side_sign")}*(${price}-${of("Stop_used")})<=0`;
  return `IF(OR(${of("Fault")}<>"",${price}=""),"",IFERROR(IF(${beyondStop},${of("First_stop_net")},${net}),""))`;
}

/** Where the line of a plan begins and ends, as formulas: a little beyond the stop and beyond the last target, or step. */
export function priceRange(of: (name: string) => string): { low: string; high: string; farthest: string } {
  const targets = of("Target_prices");
  const farthest = `IF(COUNT(${targets})=0,${of("Last_trigger")},IF(${of("Side_sign")}>0,MAX(${targets}),MIN(${targets})))`;
  const room = `0.12*ABS(${farthest}-${of("Stop_used")})`;
  return {
    farthest,
    low: `MIN(${of("Stop_used")},${farthest})-${room}`,
    high: `MAX(${of("Stop_used")},${farthest})+${room}`,
  };
}
