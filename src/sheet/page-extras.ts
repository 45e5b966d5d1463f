/** What the page around a sheet needs beside its cells: edits, colours, the keyboard's place, adding an example. */
import { CommandType, ICommandService, type IDisposable, type Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { ILayoutService } from "@univerjs/ui";

/** Mutations that follow from calculating or from looking, not from an edit by the user. */
const notEdits = /formula|array|calculat|selection|scroll|zoom|active|skeleton|defined-name-trigger|hidden-gridlines/i;

/** Calls back when a user (or the page for them) changes the workbook. */
export function onEdit(univer: Univer, listener: () => void): IDisposable {
  const commands = univer.__getInjector().get(ICommandService);
  return commands.onCommandExecuted(({ id, type, params }, options) => {
    const origin = (params as { trigger?: string } | undefined)?.trigger ?? "";
    if (type !== CommandType.MUTATION || !id.startsWith("sheet.mutation.") || notEdits.test(id)) return;
    if (options?.fromFormula || /formula/i.test(origin)) return;
    listener();
  });
}

/** Shows the cells light or dark. */
export function showDark(univer: Univer, dark: boolean): void {
  FUniver.newAPI(univer).toggleDarkMode(dark);
}

/** Puts the keyboard into the cells. */
export function focusCells(univer: Univer): void {
  univer.__getInjector().get(ILayoutService).focus();
}
