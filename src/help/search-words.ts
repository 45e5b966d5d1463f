/** What a trader types who looks for a function that is called otherwise. */
export const soughtAs: Readonly<Record<string, string>> = {
  "SCALE.HEAT": "portfolio, heat, total risk, correlation, cross margin, several positions",
  "SCALE.RUIN": "monte carlo, risk of ruin, kelly, drawdown, losing streak, bootstrap",
  "SCALE.TRADES": "backtest, strategy test, many trades, win rate, expectancy, profit factor, equity curve",
};
