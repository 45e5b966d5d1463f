/** Only a table that never changes is read once. */
import { keptOfFrozen } from "../../src/host/frozen-tables";

test("a frozen table is looked at once, another one each time, and each keeper has its own", () => {
  const [kept, other] = [keptOfFrozen<number>(), keptOfFrozen<number>()];
  const frozen = Object.freeze([[1], [2]]);
  const rows = [[1], [2]];
  let made = 0;
  const make = () => (made += 1);
  expect([kept(frozen, make), kept(frozen, make), other(frozen, make)]).toEqual([1, 1, 2]);
  expect([kept(rows, make), kept(rows, make)]).toEqual([3, 4]);
  expect([kept(7, make), kept(7, make)]).toEqual([5, 6]);
});
