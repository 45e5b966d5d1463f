/**
 * The shipped facts about listed contracts: data only. To change a fact, edit its row, the date in its `asOf` and its `source`.
 * A fact that no source confirms is left out and shows as blank; docs/contracts.md has the rule.
 */
import { cmeContracts } from "./cme-contracts";
import type { ContractRow, TierTable } from "./contract-row";

const checked = "2026-11-22";

const tether = { quote: "USDT", settle: "USDT" } as const;
const dollars = { quote: "USD", settle: "USD" } as const;
const bitcoin = { quote: "USD", settle: "BTC" } as const;
const ether = { quote: "USD", settle: "ETH" } as const;

const binanceBtcTiers: TierTable = {
  rows: [
    [0, 0.004, 150],
    [300_000, 0.005, 100],
    [800_000, 0.0065, 75],
    [3_000_000, 0.01, 50],
    [12_000_000, 0.02, 25],
    [70_000_000, 0.025, 20],
    [100_000_000, 0.05, 10],
    [230_000_000, 0.1, 5],
    [480_000_000, 0.125, 4],
    [600_000_000, 0.15, 3],
    [800_000_000, 0.25, 2],
    [1_200_000_000, 0.5, 1],
  ],
  lastCap: 1_800_000_000,
};

const binanceEthTiers: TierTable = {
  rows: [
    [0, 0.004, 150],
    [300_000, 0.005, 100],
    [800_000, 0.0065, 75],
    [3_000_000, 0.01, 50],
    [12_000_000, 0.02, 25],
    [50_000_000, 0.025, 20],
    [65_000_000, 0.05, 10],
    [150_000_000, 0.1, 5],
    [320_000_000, 0.125, 4],
    [400_000_000, 0.15, 3],
    [530_000_000, 0.25, 2],
    [800_000_000, 0.5, 1],
  ],
  lastCap: 1_200_000_000,
};

const bybitBtcTiers: TierTable = {
  rows: [
    [0, 0.005, 100],
    [2_000_000, 0.0056, 90],
    [2_600_000, 0.0063, 80],
    [3_200_000, 0.0067, 75],
    [3_800_000, 0.0071, 70],
    [4_400_000, 0.0077, 65],
    [5_000_000, 0.0091, 55],
    [5_600_000, 0.01, 50],
    [8_500_000, 0.013, 45],
    [10_000_000, 0.015, 40],
    [14_000_000, 0.016, 35],
    [20_000_000, 0.02, 30],
    [28_000_000, 0.025, 25],
    [38_000_000, 0.029, 20],
    [50_000_000, 0.03, 19],
    [55_000_000, 0.035, 18],
    [60_000_000, 0.036, 17],
    [65_000_000, 0.038, 16],
    [70_000_000, 0.04, 15],
    [75_000_000, 0.045, 14],
  ],
  lastCap: 80_000_000,
};

/** What the contracts of one product line of a venue have in common. */
const binanceUsdM = {
  venue: "Binance",
  size: 1,
  type: "linear",
  taker: 0.0005,
  maker: 0.0002,
  fundingHours: 8,
  asOf: checked,
  source: "Tiers and leverage: freqtrade binance_leverage_tiers.json (2026-03-05); fees: ccxt 4.5.84 (2026-09-25)",
} as const;
const binanceCoinM = {
  venue: "Binance",
  type: "inverse",
  taker: 0.0005,
  maker: 0.0001,
  fundingHours: 8,
  asOf: checked,
  source:
    "Size: Binance COIN-M specifications (2020-06-11); leverage: Binance FAQ (2020); fees and tick: ccxt 4.5.84 (2026-09-25)",
} as const;
const bybit = {
  venue: "Bybit",
  size: 1,
  taker: 0.00055,
  maker: 0.0002,
  fundingHours: 8,
  venueMaxLeverage: 100,
  asOf: checked,
} as const;
const mexcCoinM = {
  venue: "MEXC",
  type: "inverse",
  venueMaxLeverage: 125,
  fundingHours: 8,
  asOf: checked,
  source: "MEXC Learn, coin-margined futures (undated)",
} as const;
const coinbaseNano = {
  venue: "Coinbase",
  type: "linear",
  ...dollars,
  asOf: checked,
  source: "API answer of Coinbase recorded in ccxt 4.5.84 (2026-09-25)",
} as const;
const coinbasePerpetual = {
  venue: "Coinbase",
  size: 1,
  type: "linear",
  quote: "USDC",
  settle: "USDC",
  lot: 0.0001,
  venueMaxLeverage: 5,
  fundingHours: 1,
  asOf: checked,
  source:
    "Coinbase International help, product specifications (undated); funding: recorded API answer in ccxt 4.5.84 (2026-09-25)",
} as const;

/** Every shipped contract by its code: VENUE:SYMBOL, with the symbol as the venue spells it. */
export const contractTable: Readonly<Record<string, ContractRow>> = {
  "BINANCE:BTCUSDT": { ...binanceUsdM, ...tether, venueMaxLeverage: 150, tiers: binanceBtcTiers },
  "BINANCE:ETHUSDT": { ...binanceUsdM, ...tether, venueMaxLeverage: 150, tiers: binanceEthTiers },
  "BINANCE:BTCUSD_PERP": { ...binanceCoinM, ...bitcoin, size: 100, tick: 0.1, venueMaxLeverage: 125 },
  "BINANCE:ETHUSD_PERP": { ...binanceCoinM, ...ether, size: 10, venueMaxLeverage: 100 },
  "BYBIT:BTCUSDT": {
    ...bybit,
    ...tether,
    type: "linear",
    lot: 0.001,
    tiers: bybitBtcTiers,
    source: "Tiers: Bybit margin parameters page (undated, 2025); fees: Bybit help (2024-10-16)",
  },
  "BYBIT:BTCUSD": {
    ...bybit,
    ...bitcoin,
    type: "inverse",
    source: "Bybit API documentation (undated); fees: Bybit help (2024-10-16)",
  },
  "BINGX:BTC-USDT": {
    venue: "BingX",
    size: 0.0001,
    type: "linear",
    ...tether,
    tick: 0.1,
    taker: 0.0005,
    maker: 0.0002,
    venueMaxLeverage: 125,
    fundingHours: 8,
    asOf: checked,
    source: "API answer of BingX recorded in ccxt 4.5.84 (2026-09-25); fees: BingX help (undated)",
  },
  "WEEX:ETHUSDT": {
    venue: "WEEX",
    size: 0.001,
    type: "linear",
    ...tether,
    tick: 0.01,
    taker: 0.0008,
    maker: 0.0002,
    venueMaxLeverage: 400,
    fundingHours: 8,
    asOf: checked,
    source: "API answer of WEEX recorded in ccxt 4.5.84 (2026-09-25); fees: WEEX help (undated)",
  },
  "MEXC:BTC_USDT": {
    venue: "MEXC",
    size: 0.0001,
    type: "linear",
    ...tether,
    fundingHours: 8,
    asOf: checked,
    source: "API answer of MEXC recorded in ccxt 4.5.84 (2026-09-25)",
  },
  "MEXC:BTC_USD": { ...mexcCoinM, ...bitcoin, size: 100 },
  "MEXC:ETH_USD": { ...mexcCoinM, ...ether, size: 10 },
  ...cmeContracts,
  "COINBASE:BIT": { ...coinbaseNano, size: 0.01 },
  "COINBASE:ET": { ...coinbaseNano, size: 0.1 },
  "COINBASE:BTC-PERP": { ...coinbasePerpetual, tick: 0.1 },
  "COINBASE:ETH-PERP": { ...coinbasePerpetual, tick: 0.01 },
};
