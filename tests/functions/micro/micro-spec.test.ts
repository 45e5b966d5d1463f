import { contracts } from "../../../src/calc/contracts/contracts";
import { call, expectError } from "../call";

describe("MICRO.SPEC", () => {
  it("spills every fact of a contract under a header, blank where none is confirmed", () => {
    expect(call("MICRO.SPEC", "CME:MBT")).toEqual([
      ["Name", "Value"],
      ["contract", "CME:MBT"],
      ["venue", "CME"],
      ["size", 0.1],
      ["type", "linear"],
      ["quote", "USD"],
      ["settle", "USD"],
      ["tick", 5],
      ["lot", ""],
      ["taker", ""],
      ["maker", ""],
      ["venue max leverage", ""],
      ["funding hours", ""],
      ["as of", expect.stringMatching(/^\d{4}-\d\d-\d\d$/)],
      ["source", expect.stringContaining("CME")],
    ]);
  });

  it.each<[string, string, unknown]>([
    ["CME:MBT", "size", 0.1],
    ["cme:met", "Size", 0.1],
    ["CME:BFF", "size", 0.02],
    ["CME:MSL", "size", 25],
    ["CME:MXP", "size", 2500],
    ["CME:EBM", "settle", "EUR"],
    ["COINBASE:BIT", "contract size", 0.01],
    ["COINBASE:ET", "size", 0.1],
    ["COINBASE:ET", "tick", ""],
    ["BINANCE:BTCUSD_PERP", "type", "inverse"],
    ["BINANCE:BTCUSD_PERP", "settle", "BTC"],
    ["BINANCE:BTCUSDT", "venue-max_leverage", 150],
    ["BINANCE:BTCUSDT", "Tick Size", ""],
    ["BYBIT:BTCUSDT", "taker", 0.00055],
    ["BYBIT:BTCUSDT", "lot", 0.001],
    ["BYBIT:BTCUSD", "Funding hours", 8],
    ["MEXC:BTC_USDT", "maker", ""],
    ["WEEX:ETHUSDT", "taker", 0.0008],
    ["CME:MES", "settle", "USD"],
    ["CME:MES", "lot", ""],
    ["CME:MES", "venue max leverage", ""],
    ["CME:MES", "funding hours", ""],
    ["CME:MES", "source", "CME, Micro E-mini S&P 500 page (undated)"],
    ["CME:MET", "tick", 0.5],
    ["CME:MXP", "tick", 0.0005],
  ])("of %s gives %s alone", (code, field, expected) => {
    expect(call("MICRO.SPEC", code, field)).toBe(expected);
  });

  it.each<[string, string, number, number, number]>([
    // What one tick of a contract is worth is how exchanges and brokers print a specification: the product of size and tick
    ["CME:MES", "CME", 5, 0.25, 1.25],
    ["CME:MNQ", "CME", 2, 0.25, 0.5],
    ["CME:M2K", "CME", 5, 0.1, 0.5],
    ["CME:MYM", "CBOT", 0.5, 1, 0.5],
    ["CME:MGC", "COMEX", 10, 0.1, 1],
    ["CME:SIL", "COMEX", 1000, 0.005, 5],
    ["CME:MHG", "COMEX", 2500, 0.0005, 1.25],
    ["CME:MCL", "NYMEX", 100, 0.01, 1],
    ["CME:M6E", "CME", 12500, 0.0001, 1.25],
    ["CME:M6A", "CME", 10000, 0.0001, 1],
    ["CME:M6B", "CME", 6250, 0.0001, 0.625],
    ["CME:MSF", "CME", 12500, 0.0001, 1.25],
    ["CME:MJY", "CME", 1250000, 0.000001, 1.25],
  ])("of %s is listed at %s with %p a point and a tick of %p worth %p USD", (code, venue, size, tick, worth) => {
    const facts = ["venue", "size", "tick", "type", "quote", "settle"].map((field) => call("MICRO.SPEC", code, field));
    expect(facts).toEqual([venue, size, tick, "linear", "USD", "USD"]);
    expect(call("MICRO.TICKVALUE", tick, null, code)).toBe(worth);
  });

  it("lists all codes with venue, size and type for a star", () => {
    const list = call("MICRO.SPEC", "*") as unknown[][];
    expect(list[0]).toEqual(["Code", "Venue", "Size", "Type"]);
    expect(list).toHaveLength(contracts.length + 1);
    expect(list).toContainEqual(["BINANCE:BTCUSD_PERP", "Binance", 100, "inverse"]);
  });

  it.each(contracts.map(({ code }) => code))("of %s works as terms just as its code does", (code) => {
    const table = call("MICRO.SPEC", code);
    expect(call("MICRO.VALUE", 3, 70000, table)).toBe(call("MICRO.VALUE", 3, 70000, code));
    expect(call("STOP.BREAKEVEN", "long", 1, 70000.03, table)).toBe(call("STOP.BREAKEVEN", "long", 1, 70000.03, code));
  });

  it("as terms supplies size and type: 600 contracts of BINANCE:BTCUSD_PERP at 60,000 are 600 x 100 / 60,000 = 1 BTC", () => {
    expect(call("MICRO.VALUE", 600, 60000, "BINANCE:BTCUSD_PERP")).toBe(1);
  });

  it("as terms supplies no fee, although the table shows the venue's", () => {
    expect(call("MICRO.PNL", "long", 1, 70000, 70350, call("MICRO.SPEC", "BYBIT:BTCUSDT"))).toBe(350);
  });

  it("as a row of terms gives way to the other rows", () => {
    expect(
      call("MICRO.NOTIONAL", 1, 70000, [
        ["contract", "CME:MBT"],
        ["size", 0.02],
      ]),
    ).toBe(1400);
  });

  it.each<[string, unknown[], string, string]>([
    ["an unknown code", ["CME:NOPE"], "#N/A", "unknown contract CME:NOPE; near matches are CME:"],
    ["an unknown code with a field", ["CME:NOPE", "size"], "#N/A", "CME:NOPE"],
    ["an unknown field", ["CME:MBT", "colour"], "#VALUE!", 'venue max leverage, funding hours, as of, source, was "colour"'],
    ["a number as field", ["CME:MBT", 3], "#VALUE!", "field must be one of contract, venue, size"],
    ["a field with the list", ["*", "size"], "#VALUE!", "field must be left out"],
    ["no code", [null], "#VALUE!", "code is required"],
    ["a number as code", [7], "#VALUE!", "code must be a text"],
    ["a range of codes", [[["CME:MBT"], ["CME:MET"]]], "#VALUE!", "code must be one cell"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.SPEC", ...values), code, words);
  });

  it("is refused as terms with an unknown code just the same", () => {
    expectError(call("MICRO.NOTIONAL", 1, 70000, "CME:NOPE"), "#N/A", "near matches are CME:");
    expectError(
      call("MICRO.NOTIONAL", 1, 70000, [
        ["contract", "CME:NOPE"],
        ["size", 1],
      ]),
      "#N/A",
      "CME:NOPE",
    );
    expectError(call("MICRO.NOTIONAL", 1, 70000, [["contract", 5]]), "#VALUE!", "contract must be a code");
  });
});
