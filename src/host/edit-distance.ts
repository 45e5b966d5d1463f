/** For the rooms that know no calculation: how far one word is from another. */
export { editDistance } from "../calc/edit-distance";
