/** The same for SCALE.SOLVE and SCALE.BEST, which try many plans. */
import { expectAsStated } from "./called-as-stated";

expectAsStated(true, { vectors: 60, examples: 4 });
