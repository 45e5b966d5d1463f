/** StrykerJS' test runner for `npm run mutate:core`: the tests of a group, in its own process, without jest. */
import { join } from "node:path";
import { PluginKind, commonTokens, declareClassPlugin, tokens } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus, TestStatus, determineHitLimitReached } from "@stryker-mutator/api/test-runner";
import { directTests } from "./direct-tests.mjs";

class DirectRunner {
  static inject = tokens(commonTokens.options);

  constructor() {
    this.space = globalThis.__stryker__ ??= {};
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    // A word of this process: the sandbox is its folder
    const root = process.cwd();
    this.files = process.env.MUTATE_TESTS.split(",").map((path) => join(root, path));
    const dear = JSON.parse(process.env.MUTATE_WITHOUT ?? "[]");
    this.run = directTests(root, ({ name }) => !dear.some((each) => name.startsWith(each)));
  }

  async dryRun() {
    this.space.mutantCoverage = { static: {}, perTest: {} };
    try {
      const begin = (id) => (this.space.currentTestId = id);
      // What runs while a file loads belongs to no test
      const results = await this.run(this.files, { begin, loading: () => begin(undefined) });
      this.quickFirst(results);
      const tests = results.map(({ id, name, time, failure }) => ({
        ...{ id, name, timeSpentMs: time },
        ...(failure ? { status: TestStatus.Failed, failureMessage: failure.message } : { status: TestStatus.Success }),
      }));
      return { status: DryRunStatus.Complete, tests, mutantCoverage: this.space.mutantCoverage };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: error.stack ?? String(error) };
    } finally {
      this.space.currentTestId = undefined;
      this.space.mutantCoverage = undefined;
    }
  }

  /** A mutant is done with at its first failing test. */
  quickFirst(results) {
    const time = (file) => results.reduce((sum, test) => (test.id.startsWith(`${file}#`) ? sum + test.time : sum), 0);
    this.files.sort((one, other) => time(one) - time(other));
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    const activate = () => (this.space.activeMutant = activeMutant.id);
    // While a file loads a mutant is at work only where it is one of what loads
    const loading = () => mutantActivation !== "static" && (this.space.activeMutant = undefined);
    Object.assign(this.space, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit, activeMutant: undefined });
    if (mutantActivation === "static") activate();
    const asked = testFilter && new Set(testFilter);
    const isNeeded = (file) => !testFilter || testFilter.some((id) => id.startsWith(`${file}#`));
    try {
      const results = await this.run(this.files.filter(isNeeded), {
        ...{ isAsked: (id) => !asked || asked.has(id), loading, loaded: activate, endsEarly: true },
      });
      const late = determineHitLimitReached(this.space.hitCount, hitLimit);
      if (late) return { status: MutantRunStatus.Timeout, reason: late.reason };
      const failed = results.find(({ failure }) => failure);
      return failed
        ? {
            ...{ status: MutantRunStatus.Killed, killedBy: [failed.id], failureMessage: failed.failure.message },
            nrOfTests: results.length,
          }
        : { status: MutantRunStatus.Survived, nrOfTests: results.length };
    } catch (error) {
      // A file of tests that no longer loads is noticed, too
      return {
        status: MutantRunStatus.Killed,
        killedBy: [...(testFilter ?? [])].slice(0, 1),
        failureMessage: String(error),
        nrOfTests: 0,
      };
    } finally {
      this.space.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "direct", DirectRunner)];
