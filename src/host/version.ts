/** The version of the add-in, as package.json states it: written by npm run generate. */
export const version = "0.2.0";
