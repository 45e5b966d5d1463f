/** What the browser tests load in place of Microsoft's office.js: the fake of Excel with the workbook that the test gave. */
import { type FakeHost, type FakeState, fakeState, installFakeExcel, selectCell, sheet } from "../taskpane/fake-excel";

const scope = window as unknown as Record<string, unknown> & { fake: FakeState };
const given = window as unknown as {
  fakeSheets?: [string, Parameters<typeof sheet>[1]][];
  fakeHost?: { host?: FakeHost; decimalMark?: "." | ","; isJoined?: boolean };
};
const sheets = given.fakeSheets ?? [["Sheet1", {}]];

scope.fake = fakeState(sheets.map(([name, cells]) => sheet(name, cells)));
scope.selectCell = (name: string, address: string) => selectCell(scope.fake, name, address);
Object.assign(scope.fake, given.fakeHost);
installFakeExcel(scope.fake, scope);
