/** The limits of inputs, for those who show them. */
export { limits } from "../calc/limits";
