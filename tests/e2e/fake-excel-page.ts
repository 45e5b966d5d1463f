/** What the browser tests load in place of Microsoft's office.js: the fake of Excel with the workbook that the test gave. */
import { type FakeState, fakeState, installFakeExcel, selectCell, sheet } from "../taskpane/fake-excel";

const scope = window as unknown as Record<string, unknown> & { fake: FakeState };
const sheets = (window as unknown as { fakeSheets?: [string, Parameters<typeof sheet>[1]][] }).fakeSheets ?? [["Sheet1", {}]];

scope.fake = fakeState(sheets.map(([name, cells]) => sheet(name, cells)));
scope.selectCell = (name: string, address: string) => selectCell(scope.fake, name, address);
installFakeExcel(scope.fake, scope);
