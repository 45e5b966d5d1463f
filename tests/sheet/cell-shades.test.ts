import { CellError } from "../../src/grid/cell";
import { shadesOf } from "../../src/sheet/cell-shades";

const scale = { low: "#FFFFFF", high: "#0000FF" };

test("numbers are shaded from the lowest to the highest, other cells are not", () => {
  expect(
    shadesOf(
      [
        [-10, "", 0],
        [null, new CellError("#N/A", ""), -5],
      ],
      scale,
    ),
  ).toEqual([
    [0, 0, "#ffffff"],
    [0, 2, "#0000ff"],
    [1, 2, "#8080ff"],
  ]);
});

test("equal numbers have the lower shade, and no numbers none", () => {
  expect(shadesOf([[3, 3]], scale)).toEqual([
    [0, 0, "#ffffff"],
    [0, 1, "#ffffff"],
  ]);
  expect(shadesOf([["x"]], scale)).toEqual([]);
});
