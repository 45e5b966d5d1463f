/** Native functions of chances that the engine works out by factorials, which are too large beyond 170: of more than a hundred they are ours. */
import { type BaseFunction, type BaseValueObject, NumberValueObject, type StringValueObject } from "@univerjs/engine-formula";
import { countWork } from "./bounds";
import { between, binomial, type Counts, failuresAt, hypergeometric, poisson, quantile, upTo } from "./chances";
import { engineError } from "./values";

/** As many are worked out well by the engine. */
const few = 100;

interface Chance {
  /** Places of the arguments that count, and drop what they have beyond the point. */
  counts: readonly number[];
  /** Undefined for what Excel refuses. */
  of: (...numbers: number[]) => number | undefined;
}

function isShare(number: number): boolean {
  return number >= 0 && number <= 1;
}

function chanceOf(counts: Counts, count: number, isCumulative: number): number {
  return isCumulative ? upTo(counts, count).fewer : counts.at(count);
}

const ofTrials: Chance = {
  counts: [0, 1],
  of: (count, trials, chance, isCumulative) =>
    count >= 0 && count <= trials && isShare(chance) ? chanceOf(binomial(trials, chance), count, isCumulative) : undefined,
};

const ofLevel: Chance = {
  counts: [0],
  of: (trials, chance, level) =>
    chance > 0 && chance < 1 && level > 0 && level < 1 ? quantile(binomial(trials, chance), level) : undefined,
};

const ofMean: Chance = {
  counts: [0],
  of: (count, mean, isCumulative) => (count >= 0 && mean >= 0 ? chanceOf(poisson(mean), count, isCumulative) : undefined),
};

const ofFailures: Chance = {
  counts: [0, 1],
  of: (failures, successes, chance, isCumulative = 0) => {
    if (failures < 0 || successes < 1 || !(chance > 0 && chance < 1)) return undefined;
    // As many failures or fewer: of so many trials there are enough successes
    if (isCumulative) return upTo(binomial(failures + successes, chance), successes - 1).more;
    return failuresAt(failures, successes, chance);
  },
};

const ofSample: Chance = {
  counts: [0, 1, 2, 3],
  of: (count, sample, successes, population, isCumulative = 0) => {
    const isDrawn = sample > 0 && sample <= population && successes > 0 && successes <= population;
    const counts = hypergeometric(sample, successes, population);
    return isDrawn && count >= counts.first && count <= counts.last ? chanceOf(counts, count, isCumulative) : undefined;
  },
};

const chances: Readonly<Record<string, Chance>> = {
  BINOMDIST: ofTrials,
  "BINOM.DIST": ofTrials,
  "BINOM.DIST.RANGE": {
    counts: [0],
    of: (trials, chance, least, most) =>
      least >= 0 && most >= least && most <= trials && isShare(chance)
        ? between(binomial(trials, chance), least, most)
        : undefined,
  },
  "BINOM.INV": ofLevel,
  CRITBINOM: ofLevel,
  POISSON: ofMean,
  "POISSON.DIST": ofMean,
  NEGBINOMDIST: ofFailures,
  "NEGBINOM.DIST": ofFailures,
  HYPGEOMDIST: ofSample,
  "HYPGEOM.DIST": ofSample,
};

/** NaN for what is no number, whose error the engine knows. */
function numberOf(value: BaseValueObject): number {
  const number = value.isString() ? (value as StringValueObject).convertToNumberObjectValue() : value;
  return number.isError() ? NaN : Number(number.getValue());
}

interface OfOneCell {
  _handleSingleObject: (...values: BaseValueObject[]) => BaseValueObject;
}

export function ofManyCounts(native: BaseFunction): BaseFunction {
  const chance = chances[String(native.name)];
  if (!chance) return native;
  const engine = native as unknown as OfOneCell;
  const ofFew = engine._handleSingleObject.bind(native);
  engine._handleSingleObject = (...values) => {
    const given = values.map(numberOf);
    const most = Math.max(...given);
    if (!(most > few)) return ofFew(...values);
    const numbers = given.map((number, place) => (chance.counts.includes(place) ? Math.floor(number) : number));
    // A sum of chances has no more terms than a multiple of this
    countWork(Math.sqrt(most));
    const found = chance.of(...numbers);
    return found === undefined ? engineError("#NUM!", "") : NumberValueObject.create(found);
  };
  return native;
}
