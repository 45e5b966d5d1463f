import { contractTable } from "../../../src/calc/contracts/contract-table";
import { contracts, contractTableDate, contractTiers, findContract } from "../../../src/calc/contracts/contracts";
import { Decimal } from "../../../src/calc/decimal";
import { type DomainError } from "../../../src/calc/domain-error";
import { editDistance } from "../../../src/calc/edit-distance";
import { maintenanceMargin } from "../../../src/calc/maintenance";

/** Maintenance amounts as the venues publish them, tier by tier, and the cap of the last tier. */
const published: Record<string, { amounts: number[]; lastCap: number }> = {
  "BINANCE:BTCUSDT": {
    amounts: [0, 300, 1500, 12_000, 132_000, 482_000, 2_982_000, 14_482_000, 26_482_000, 41_482_000, 121_482_000, 421_482_000],
    lastCap: 1_800_000_000,
  },
  "BINANCE:ETHUSDT": {
    amounts: [0, 300, 1500, 12_000, 132_000, 382_000, 2_007_000, 9_507_000, 17_507_000, 27_507_000, 80_507_000, 280_507_000],
    lastCap: 1_200_000_000,
  },
  "BYBIT:BTCUSDT": {
    amounts: [
      ...[0, 1200, 3020, 4300, 5820, 8460, 15_460, 20_500, 46_000, 66_000, 80_000, 160_000, 300_000, 452_000, 502_000],
      ...[777_000, 837_000, 967_000, 1_107_000, 1_482_000],
    ],
    lastCap: 80_000_000,
  },
};

function reasonOf(action: () => unknown): string {
  try {
    action();
  } catch (thrown) {
    expect(thrown).toMatchObject({ kind: "notEnoughData" });
    return (thrown as DomainError).message;
  }
  throw new Error("was not refused");
}

describe("the contract table", () => {
  it.each(contracts.map((contract) => [contract.code, contract] as const))("states %s soundly", (code, contract) => {
    expect(code).toMatch(/^[A-Z]+:[A-Z0-9_-]+$/);
    // The exchanges of CME Group share one prefix
    const house = ["CBOT", "COMEX", "NYMEX"].includes(contract.venue) ? "CME" : contract.venue.toUpperCase();
    expect(code.startsWith(`${house}:`)).toBe(true);
    expect(contract.settle === contract.quote).toBe(contract.type === "linear");
    expect(contract.asOf).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    expect(contract.source.length).toBeGreaterThan(10);
    for (const fact of ["size", "tick", "lot", "venueMaxLeverage", "fundingHours"] as const) {
      expect(contract[fact]?.gt(0) ?? fact !== "size").toBe(true);
    }
    for (const fee of [contract.taker, contract.maker]) expect(fee === undefined || fee.abs().lt("0.01")).toBe(true);
  });

  it("holds the contracts that the catalogue names", () => {
    const named = `BINANCE:BTCUSDT BINANCE:ETHUSDT BINANCE:BTCUSD_PERP BYBIT:BTCUSDT BYBIT:BTCUSD BINGX:BTC-USDT WEEX:ETHUSDT
      MEXC:BTC_USDT CME:MBT CME:MET CME:BFF CME:MSL CME:MXP COINBASE:BIT COINBASE:ET
      CME:MES CME:MNQ CME:M2K CME:MYM CME:MGC CME:SIL CME:MHG CME:MCL CME:M6E CME:M6A CME:M6B CME:MSF CME:MJY`;
    expect(contracts.map(({ code }) => code)).toEqual(expect.arrayContaining(named.split(/\s+/)));
  });

  it("is dated by its newest row", () => {
    expect(contracts.some(({ asOf }) => asOf === contractTableDate)).toBe(true);
    expect(contracts.every(({ asOf }) => asOf <= contractTableDate)).toBe(true);
  });

  it("supplies no fee and no leverage as terms", () => {
    for (const { terms } of contracts) expect(Object.keys(terms).sort()).toEqual(["lot", "maintenance", "size", "tick", "type"]);
  });

  it("leaves blank what is unconfirmed: ticks and steps of Binance, ticks of the Coinbase nanos and CME:MSL", () => {
    for (const code of ["BINANCE:BTCUSDT", "BINANCE:ETHUSDT"]) {
      expect(findContract(code)).toMatchObject({ tick: undefined, lot: undefined });
    }
    for (const code of ["COINBASE:BIT", "COINBASE:ET", "CME:MSL"]) expect(findContract(code).tick).toBeUndefined();
  });
});

describe("the maintenance tiers", () => {
  it("exist where they are confirmed, and nowhere else", () => {
    const withTiers = contracts.filter(({ terms }) => terms.maintenance !== undefined).map(({ code }) => code);
    expect(withTiers).toEqual(Object.keys(published));
  });

  describe.each(Object.entries(published))("of %s", (code, { amounts, lastCap }) => {
    const tiers = contractTiers(code);

    it("rebuild the published amounts exactly", () => {
      expect(tiers.map((tier) => tier.amount.toNumber())).toEqual(amounts);
    });

    it("begin at 0, follow each other without a gap and end at the published cap", () => {
      expect(tiers[0]!.floor.toNumber()).toBe(0);
      expect(tiers.map((tier) => tier.cap!.toNumber())).toEqual([
        ...tiers.slice(1).map((tier) => tier.floor.toNumber()),
        lastCap,
      ]);
    });

    it("have rising floors and rates and falling leverage", () => {
      tiers.slice(1).forEach((tier, index) => {
        const lower = tiers[index]!;
        expect(tier.floor.gt(lower.floor)).toBe(true);
        expect(tier.rate.gt(lower.rate)).toBe(true);
        expect(tier.maxLeverage!.lt(lower.maxLeverage!)).toBe(true);
      });
    });

    it("agree from both sides of every boundary", () => {
      tiers.slice(1).forEach((upper, index) => {
        const lower = tiers[index]!;
        const at = (tier: typeof upper) => upper.floor.times(tier.rate).minus(tier.amount).toString();
        expect(at(upper)).toBe(at(lower));
      });
    });

    it("leave a margin above maintenance at the maximum leverage of each tier", () => {
      for (const tier of tiers) expect(tier.rate.lt(new Decimal(1).div(tier.maxLeverage!))).toBe(true);
    });

    it("hold the last cap itself and nothing beyond it", () => {
      expect(maintenanceMargin(new Decimal(lastCap), tiers).gt(0)).toBe(true);
      expect(reasonOf(() => maintenanceMargin(new Decimal(lastCap + 1), tiers))).toContain("no tier");
    });

    it("offer the venue's maximum leverage in the first tier", () => {
      expect(tiers[0]!.maxLeverage!.toNumber()).toBe(contractTable[code]!.venueMaxLeverage);
    });
  });
});

describe("findContract", () => {
  it.each(["CME:MBT", "cme:mbt", " Cme:Mbt "])("finds CME:MBT as %p", (code) => {
    expect(findContract(code).code).toBe("CME:MBT");
  });

  it.each([
    ["CME:NOPE", /^unknown contract CME:NOPE; near matches are CME:\w+, CME:\w+, CME:\w+, CME:\w+; /],
    ["MBT", /near matches are CME:MBT/],
    ["BTCUSDT", /near matches are BINANCE:BTCUSDT, BYBIT:BTCUSDT, BINGX:BTC-USDT, MEXC:BTC_USDT/],
    ["KRAKEN:BTCUSDT", /near matches are \w+:BTC.?USDT, \w+:BTC.?USDT/],
    ["BINANCE:BTC-USDT", /near matches are BINANCE:BTCUSDT/],
    ["BYBIT:BTCUSTD", /near matches are BYBIT:BTCUSD, BYBIT:BTCUSDT,/],
    ["COINBSE:BIT", /near matches are COINBASE:BIT/],
  ])("answers %s with what is near", (code, words) => {
    expect(reasonOf(() => findContract(code))).toMatch(words);
  });

  it("offers the list alone where nothing is near", () => {
    expect(reasonOf(() => findContract("xyz"))).toBe('unknown contract xyz; MICRO.SPEC("*") lists all codes');
  });
});

describe("how far two words are from each other", () => {
  const long = "a".repeat(100);
  it.each<[string, string, string, number]>([
    ["a slip at the end of the longest words", long, `${long.slice(1)}b`, 1],
    ["a word that is too long, and itself", `${long}a`, `${long}a`, 0],
    ["a word that is too long, and one letter less", `${long}a`, long, 101],
    ["a short word and one that is too long", "a", `${long}a`, 101],
    ["a word and none", "BTC", "", 3],
  ])("%s", (_, left, right, expected) => {
    expect([editDistance(left, right), editDistance(right, left)]).toEqual([expected, expected]);
  });
});

it("a code is refused without the blanks around it, and a contract without tiers by its own name", () => {
  expect(reasonOf(() => findContract("  NO:SUCH  "))).toMatch(/^unknown contract NO:SUCH; /);
  const bare = contracts.find(({ terms }) => terms.maintenance === undefined)!;
  expect(reasonOf(() => contractTiers(bare.code))).toBe(
    `${bare.code} has no maintenance tiers in the contract table; give a rate or a table of tiers`,
  );
});
