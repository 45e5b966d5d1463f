/** The sentences of a plan with figures that a test states: the wording stands in src/plan/sentence-words.ts alone. */
import { filled, sentenceWords, stageWords } from "../../src/plan/sentence-words";

/** "Within 1.00%: worst stage -9.80 USDT (0.98% of equity) at step 2 ...", the plan of planner.md, section 2. */
export const workedHeadline = filled(sentenceWords.headline, {
  verdict: filled(sentenceWords.within, { limit: "1.00%" }),
  ...{ amount: "-9.80 USDT", share: "0.98%", step: 2 },
  size: filled(sentenceWords.contractsInSteps, { count: 7, steps: 3 }),
});

/** How the headline of that plan begins with another worst stage. */
export const headlineAt = (amount: string) =>
  filled(sentenceWords.headline, { verdict: filled(sentenceWords.within, { limit: "1.00%" }), amount }).replace(
    / \(\{share\}.*/,
    "",
  );

export const workedStage = filled(stageWords.worstStage, { amount: "-9.80" });
