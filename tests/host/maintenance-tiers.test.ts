/** A table of maintenance tiers: what each cell may hold, and the reason that a wrong one gets. */
import { Decimal } from "../../src/calc/decimal";
import { CellError } from "../../src/grid/cell";
import { type Input, InputError } from "../../src/host/arguments";
import { readMaintenance } from "../../src/host/maintenance";
import { refusalOf } from "../calc/exact";

const gone = new CellError("#REF!", "gone");
const header = ["Floor", "Cap", "Rate", "Amount", "Max leverage"];
const forms = "maintenance must be a rate, a contract code or a table with the columns floor, cap, rate, amount and max leverage";

/** Each tier in plain numbers. */
const tiersOf = (value: Input) =>
  readMaintenance(value).map((tier) =>
    [tier.floor, tier.cap, tier.rate, tier.amount, tier.maxLeverage].map((each) => each?.toNumber()),
  );

it.each<[string, Input, (number | undefined)[][]]>([
  ["a rate", 0.004, [[0, undefined, 0.004, 0, undefined]]],
  ["no rate at all", 0, [[0, undefined, 0, 0, undefined]]],
  ["a rate in a range", [[0.999]], [[0, undefined, 0.999, 0, undefined]]],
  ["one tier that ends", [[0, 100, 0.01, 0]], [[0, 100, 0.01, 0, undefined]]],
  ["a last tier without an end", [[0, null, 0.01, null]], [[0, undefined, 0.01, 0, undefined]]],
  ["a last tier that ends at 0", [[5, 0, 0, 0]], [[5, undefined, 0, 0, undefined]]],
  [
    "tiers below their names, with blank rows",
    [header, [0, 100, 0.01, 0, 50], [100, 200, 0.02, 1, 1], [0, null, "", 0, null], [null, null, null, null, null]],
    [
      [0, 100, 0.01, 0, 50],
      [100, 200, 0.02, 1, 1],
    ],
  ],
  [
    "tiers with a gap, and the least leverage",
    [
      [0, 100, 0.01, 0, 0],
      [150, "", 0.02, "", ""],
    ],
    [
      [0, 100, 0.01, 0, undefined],
      [150, undefined, 0.02, 0, undefined],
    ],
  ],
  ["a row of zeros alone", [[0, 0, 0, 0, 0]], [[0, undefined, 0, 0, undefined]]],
])("takes %s", (_title, value, tiers) => {
  expect(tiersOf(value)).toEqual(tiers);
});

const below = (floor: unknown, cap: unknown, rate: unknown, amount: unknown, maxLeverage: unknown): Input => [
  [0, 100, 0.01, 0, 50],
  [floor, cap, rate, amount, maxLeverage],
];

it.each<[string, Input, string, string]>([
  ["nothing", null, "argument", `${forms.replace("must be", "is required:")}; was empty`],
  ["TRUE", true, "argument", `${forms}, was TRUE`],
  ["a rate of 1", 1, "range", "maintenance must be a fraction from 0 to below 1 (0.4% is 0.004), was 1"],
  ["a rate below 0", -0.1, "range", "maintenance must be a fraction from 0 to below 1 (0.4% is 0.004), was -0.1"],
  ["three columns", [[0, 100, 0.01]], "argument", `${forms}, had 3 columns`],
  ["six columns", [[0, 100, 0.01, 0, 1, 1]], "argument", `${forms}, had 6 columns`],
  ["names alone", [header], "argument", `${forms}, was empty`],
  ["a floor below 0", [[-1, 100, 0.01, 0]], "range", "floor of maintenance (row 1) must be 0 or more, was -1"],
  ["no floor", below(null, 200, 0.02, 0, 1), "argument", "floor of maintenance (row 2) is required, was empty"],
  [
    "no end but the last",
    [
      [0, 0, 0.01, 0],
      [1, 2, 0.01, 0],
    ],
    "range",
    "cap of maintenance (row 1) must be greater than 0, was 0 or blank",
  ],
  ["a cap at its floor", below(100, 100, 0.02, 0, 1), "range", "cap of maintenance (row 2) must be above its floor 100, was 100"],
  ["a cap that is a word", below(100, "x", 0.02, 0, 1), "argument", 'cap of maintenance (row 2) must be a number, was "x"'],
  [
    "a rate of 1 in a tier",
    below(100, 200, 1, 0, 1),
    "range",
    "rate of maintenance (row 2) must be a fraction from 0 to below 1 (0.4% is 0.004), was 1",
  ],
  ["an amount below 0", below(100, 200, 0.02, -1, 1), "range", "amount of maintenance (row 2) must be 0 or more, was -1"],
  [
    "a leverage below 1",
    below(100, 200, 0.02, 0, 0.5),
    "range",
    "max leverage of maintenance (row 2) must be at least 1, was 0.5",
  ],
  [
    "tiers that overlap",
    below(99, 200, 0.02, 0, 1),
    "range",
    "maintenance must have ascending tiers: floor 99 comes after cap 100",
  ],
])("refuses %s", (_title, value, kind, words) => {
  expect(refusalOf(() => readMaintenance(value))).toEqual([kind, words]);
});

it("gives the error of a cell before it looks at any other, the names' as well", () => {
  const errorOf = (value: Input) => {
    try {
      return readMaintenance(value);
    } catch (thrown) {
      return thrown instanceof InputError ? thrown.error : thrown;
    }
  };
  expect(errorOf(below(-1, 200, gone, 0, 1))).toBe(gone);
  expect(errorOf([[gone, "Cap", "Rate", "Amount"]])).toBe(gone);
  expect(errorOf(gone)).toBe(gone);
});

it("takes the amount that goes with a plain rate, and with nothing else", () => {
  const amounts = (value: Input) => readMaintenance(value, () => new Decimal(7)).map(({ amount }) => amount.toNumber());
  expect([amounts(0.01), amounts([[0, 100, 0.01, null]])]).toEqual([[7], [0]]);
});
