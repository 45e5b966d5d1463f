/** What stands for the drawing part of the engine in the calc command answers as that part does, where anything asks. */
import { hasCJKText, precisionTo } from "../../src/sheet/no-drawing";

describe("without a page", () => {
  it.each(["漢字", "ひらがな", "カタカナ", "한글", "ㄅ"])("%s begins as a name may", (text) => {
    expect(hasCJKText(text)).toBe(true);
  });

  it.each(["Risk", "1", "ß", "Ж", "", " "])("%j is not Chinese, Japanese or Korean", (text) => {
    expect(hasCJKText(text)).toBe(false);
  });

  it("rounds to a number of decimals", () => {
    expect([precisionTo(1.26, 1), precisionTo(-1.24, 1), precisionTo(2, 1)]).toEqual([1.3, -1.2, 2]);
  });
});
