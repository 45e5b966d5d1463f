import { dcaOrders } from "../../calc/dca";
import { positive, stepCount } from "../../calc/domain";
import { readNumber, readPrice, readSide } from "../../host/arguments";
import { toTable } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * A ladder of safety orders against the trade (averaging down): their prices, amounts, the average after each and the way back to it.
 *
 * Order k lies at base x (1 - s x deviation x the sum of stepScale^i), or in mode compound each from the order before. Order 0 is the base order of baseAmount, order k has orderAmount x volumeScale^(k-1). Without these amounts only the prices are known. Scaling in adds to winners; this is the opposite, shown for comparison.
 *
 * @customfunction SCALE.DCA
 * @param side "long" or "short" (also buy, sell, 1, -1): orders lie below the base of a long, above it for a short.
 * @param base Price of the base order, quote currency. Greater than 0.
 * @param orders Number of safety orders, the base order not counted. A whole number from 1.
 * @param deviation Distance of the first order from the base as a fraction, 0.02 for 2% (price units in mode points). Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (stepScale, volumeScale, baseAmount, orderAmount in the settlement currency, mode, tick, lot, minNotional, headers).
 * @returns Table Order, Price, Amount, Quantity, Average, Bounce: the base order, then the others. Quantity is in contracts, rounded down only where a lot is given; Bounce is a fraction of the order's price.
 * @throws #VALUE! an argument is empty or no number, or side or mode is an unknown word
 * @throws #NUM! an order below minNotional, base or deviation not greater than 0, orders no whole number of at least 1, a total deviation of 100% or more on a long, or a tick so coarse that an order would be at 0 or two orders at one price
 * @source HXR help, Safety order condition (prices); step scale and volume scale as in the DCA bots of 3Commas
 * @example =INDEX(SCALE.DCA("long",100,3,0.02,{"stepScale",1.5;"headers",FALSE}),0,2) // {100;98;95;90.5}
 * @example =INDEX(SCALE.DCA("long",100,2,0.02,{"mode","compound";"headers",FALSE}),0,2) // {100;98;96.04}
 * @example =SCALE.DCA("long",100,5,0.2) // #NUM!
 * @see SCALE.TRIGGERS, SCALE.PLAN, SCALE.COMPARE
 */
export function scaleDca(side: any, base: any, orders: any, deviation: any, terms?: any[][]): any[][] {
  const costs = readTerms(terms);
  const ladder = dcaOrders(
    readSide(side),
    readPrice(base, "base"),
    readNumber(orders, "orders", stepCount).toNumber(),
    readNumber(deviation, "deviation", positive),
    costs,
  );
  const rows = ladder.map(({ price, amount, quantity, average, bounce }, order) => [
    order,
    price,
    amount,
    quantity,
    average,
    bounce,
  ]);
  return toTable(["Order", "Price", "Amount", "Quantity", "Average", "Bounce"], rows, costs.headers);
}
