import { Decimal } from "../../calc/decimal";
import { rate, riskFraction, signedRate } from "../../calc/domain";
import { fundingRate } from "../../calc/funding";
import { readNumber, readOptionalNumber } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * Funding rate of one period: premium + the clamped difference of interest and premium, within a cap where there is one.
 *
 * While the premium is within the clamp of the interest, the rate is the interest alone. Intervals, interest and caps differ per symbol and venue, and venues may change them.
 *
 * @customfunction MICRO.FUNDRATE
 * @param premium Premium index of the period as a fraction. Between -1 and 1.
 * @param [interest] Interest of the period as a fraction, default 0.0001 (0.01% per 8 hours). Between -1 and 1.
 * @param [clamp] How far interest - premium may count, default 0.0005 (0.05%). From 0 to below 1.
 * @param [cap] Limit of the rate in both directions, default none. Above 0 and below 1.
 * @returns Rate as a fraction: positive = longs pay shorts.
 * @throws #VALUE! premium is empty, or an argument is no number
 * @throws #NUM! an argument is out of its range
 * @source Bybit help centre, Funding Rate; Binance FAQ, Funding Rates: F = P + clamp(I - P, 0.05%, -0.05%)
 * @example =MICRO.FUNDRATE(0) // 0.0001
 * @example =MICRO.FUNDRATE(0.0008) // 0.0003
 * @example =MICRO.FUNDRATE(-0.01,0.0001,0.0005,0.003) // -0.003
 * @see MICRO.FUNDING
 */
export function microFundrate(premium: any, interest?: any, clamp?: any, cap?: any): any {
  const result = fundingRate(
    readNumber(premium, "premium", signedRate),
    readOptionalNumber(interest, "interest", signedRate) ?? new Decimal("0.0001"),
    readOptionalNumber(clamp, "clamp", rate) ?? new Decimal("0.0005"),
    readOptionalNumber(cap, "cap", riskFraction),
  );
  return toCell(result);
}
