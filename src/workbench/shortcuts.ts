/** The keys of the page, beside those of every spreadsheet. */
export const shortcuts: readonly { keys: string; does: string }[] = [
  { keys: "Enter or F2", does: "type into the selected cell" },
  { keys: "F6", does: "from the cells to the panel, to the header and back" },
  { keys: "Esc", does: "back to the cells" },
  { keys: "Ctrl+O", does: "open a workbook" },
  { keys: "Ctrl+S", does: "save the workbook" },
  { keys: "Ctrl+Z, Ctrl+Y", does: "undo, redo" },
];
