/**
 * The engine gives each formula two sets, for the formulas before and behind it, which it fills only when somebody asks for the whole web of
 * a workbook. Here they are made then: in a hundred thousand formulas they take more room than the formulas themselves.
 */
import { FormulaDependencyTree } from "@univerjs/engine-formula";

type Tree = InstanceType<typeof FormulaDependencyTree>;

const none: Set<number> = new Set();

interface Related {
  children: Set<number>;
  parents: Set<number>;
  pushChildren(other: unknown): void;
  _pushParent(other: unknown): void;
}

let isMended = false;

/** The engine's classes are one for all engines of a process: mended once. */
export function makeRelativesLate(): void {
  if (isMended) return;
  isMended = true;
  const trees = FormulaDependencyTree.prototype as unknown as Related;
  const { pushChildren, _pushParent: pushParent } = trees;
  trees.pushChildren = function (this: Related, other) {
    if (this.children === none) this.children = new Set();
    pushChildren.call(this, other);
  };
  trees._pushParent = function (this: Related, other) {
    if (this.parents === none) this.parents = new Set();
    pushParent.call(this, other);
  };
}

/** For a formula that was just made. */
export function withoutRelatives(tree: Tree): void {
  tree.children = tree.parents = none;
}
