/** What a trader types who looks for a function that is called otherwise. */
export const soughtAs: Readonly<Record<string, string>> = {
  "SCALE.RUIN": "monte carlo, risk of ruin, kelly, drawdown, losing streak, bootstrap",
};
