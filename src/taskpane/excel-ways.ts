/** How numbers are written in this Excel: its own decimal mark where it tells, else that of the document's language. */
import { type LocaleWays, waysOf } from "../door/locale";

export async function excelWays(): Promise<LocaleWays> {
  const ways = waysOf(Office.context.contentLanguage ?? "en-US");
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.11")) return ways;
  try {
    return await Excel.run(async (context) => {
      const numbers = context.workbook.application.cultureInfo.numberFormat;
      numbers.load("numberDecimalSeparator");
      await context.sync();
      const decimal = numbers.numberDecimalSeparator;
      return decimal === "," || decimal === "." ? { ...ways, decimal } : ways;
    });
  } catch {
    // A cell is being edited: the document's language will do
    return ways;
  }
}
