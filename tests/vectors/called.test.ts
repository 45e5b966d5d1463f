/** The founders' formulas and the examples of the documentation once more, without a sheet: for `npm run mutate:core`. */
import { expectAsStated } from "./called-as-stated";

expectAsStated(false, { vectors: 850, examples: 150 });
