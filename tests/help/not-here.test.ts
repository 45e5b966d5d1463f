import { notHere } from "../../src/help/not-here";

describe("a search", () => {
  it.each([
    "kelly",
    "Kelly fraction",
    "buy signals",
    "live quotes",
    "predict price",
    "option greeks",
    "send an order",
    "price alerts",
  ])("for %s says that it is not here", (query) => expect(notHere(query)).toBeDefined());

  it.each(["profit target", "risk reward", "margin call", "how many contracts", "grid", "stop order"])(
    "for %s says nothing of the kind",
    (query) => expect(notHere(query)).toBeUndefined(),
  );
});
