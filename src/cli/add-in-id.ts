/** The id of the add-in, as its manifest states it. */
export const addInId = "abeb0a99-6b03-4416-8092-9e1550788a45";
