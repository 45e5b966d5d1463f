import { agrees, documentedResult } from "../contract/examples";
import { calledExamples, calledVectors } from "./called";
import { difference } from "./compare";

/** Tests that each of them gives what it states, and that there are so many at least. */
export function expectAsStated(searches: boolean, atLeast: { readonly vectors: number; readonly examples: number }): void {
  const vectors = calledVectors(searches);
  const examples = calledExamples(searches);

  it("so many formulas are of one call", () => {
    expect([vectors.length >= atLeast.vectors, examples.length >= atLeast.examples]).toEqual([true, true]);
  });

  it.each(vectors.map((each): [string, typeof each] => [each.name, each]))(
    "the founders' formula %s, called",
    (_, { stated, answer }) => {
      expect(difference(stated, answer())).toBeUndefined();
    },
  );

  it.each(examples.map((each): [string, typeof each] => [each.name, each]))(
    "the example of the documentation %s, called",
    (_, { stated, answer }) => {
      const found = answer();
      expect([agrees(documentedResult(stated), found), found]).toEqual([true, found]);
    },
  );
}
