// What Excel, the workbench and the calc command load as functions.js. Every id is associated while the script is evaluated:
// Excel does not wait for one that comes later.
import { functions } from "../generated/functions";
import { associate } from "./associate";

for (const { id, call } of functions) associate(id, call);
