/** A workbook of calls that have a native form, in formulas that every program here knows. */
import type { WorkbookData } from "../../src/grid/workbook-data";

const terms = "$A$1:$B$6";
const inputs: readonly (readonly [label: string, value: number | string])[] = [
  ["Side", "long"],
  ["Contract size", 0.1],
  ["Fee rate", 0.0005],
  ["Step scale", 1.2],
  ["Account equity", 1000],
  ["Leverage", 10],
];
const fills = "$D$1:$D$3,$E$1:$E$3";
const calls = [
  `MICRO.AVG(${fills},${terms})`,
  `STOP.BREAKEVEN($B$1,${fills},${terms})`,
  `SCALE.RISK($B$1,${fills},3000,${terms})`,
  "MICRO.LEVERAGE(900,$B$5)",
  "MICRO.FEE(3,3500,$B$3,,$B$2)",
  "MICRO.MARGIN(3,3500,$B$6,$B$2)",
  "MICRO.LIQ($B$1,3,3500,105,0.004,$B$2)",
  "MICRO.FUNDING($B$1,3,3500,0.0001,3,$B$2)",
  "MICRO.PNL($B$1,3,3500,3300,$B$2)",
];

export const nativeForms: WorkbookData = {
  sheets: [
    {
      name: "Forms",
      cells: {
        ...Object.fromEntries(
          inputs.flatMap(([label, value], row) => [
            [`A${row + 1}`, { value: label }],
            [`B${row + 1}`, { value }],
          ]),
        ),
        ...Object.fromEntries([1, 1, 2].map((contracts, row) => [`D${row + 1}`, { value: contracts }])),
        ...Object.fromEntries([3500, 3430, 3346].map((price, row) => [`E${row + 1}`, { value: price }])),
        ...Object.fromEntries(calls.map((call, row) => [`G${row + 1}`, { formula: `=${call}` }])),
      },
    },
  ],
};
