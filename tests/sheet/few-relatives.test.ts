import { FormulaDependencyTree } from "@univerjs/engine-formula";
import { makeRelativesLate, withoutRelatives } from "../../src/sheet/few-relatives";

test("a formula without relatives has own ones as soon as it is given one", () => {
  makeRelativesLate();
  makeRelativesLate();
  const trees = [1, 2, 3, 4].map((id) => new FormulaDependencyTree(id));
  trees.forEach(withoutRelatives);
  const [first, second, third, fourth] = trees as [FormulaDependencyTree, ...FormulaDependencyTree[]];
  first.pushChildren(second!);
  first.pushChildren(third!);
  second!.pushChildren(third!);
  expect(trees.map(({ children }) => [...children])).toEqual([[2, 3], [3], [], []]);
  expect(trees.map(({ parents }) => [...parents])).toEqual([[], [1], [1, 2], []]);
  expect(fourth!.hasChildren(2)).toBe(false);
});
