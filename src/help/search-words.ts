/** What a trader types who looks for a function that is called otherwise. */
export const soughtAs: Readonly<Record<string, string>> = {
  "MICRO.POSITION": "partial exits, realised profit, position from fills, flip",
  "SCALE.BEST": "optimise, best plan, compare splits",
  "SCALE.HEAT": "portfolio, heat, total risk, correlation, cross margin, several positions",
  "SCALE.NEXT": "what now, live trade, next order, stop now",
  "SCALE.OUT": "profit target, partial profit, take profit",
  "SCALE.RUIN": "monte carlo, risk of ruin, kelly, drawdown, losing streak, bootstrap",
  "SCALE.SOLVE": "goal seek, widest stop, solver",
  "SCALE.TRADES": "backtest, strategy test, many trades, win rate, expectancy, profit factor, equity curve",
  "SCALE.WHATIF": "data table, sensitivity, vary an input",
  "STOP.TRAIL": "trailing stop, activation price",
};
