/** The version of the add-in, as package.json states it. */
export { version } from "../generated/version";
