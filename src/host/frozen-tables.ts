/** What is made of tables again and again, of a hundred thousand bars above all. */
const { isArray } = Array;
const { isFrozen } = Object;

/** Keeps what was made of a table for as long as the table lives, if whoever hands it over has frozen it: then it never changes. */
export function keptOfFrozen<Made>(): (table: unknown, make: () => Made) => Made {
  const known = new WeakMap<object, { made: Made }>();
  return (table, make) => {
    if (!isArray(table) || !isFrozen(table)) return make();
    const before = known.get(table);
    if (before) return before.made;
    const made = make();
    known.set(table, { made });
    return made;
  };
}
