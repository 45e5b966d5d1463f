/** Lines on the console that fail no test. */
const notes: readonly string[] = [
  // The service worker is kept off, so that no test meets another's pages
  "Service Worker registration blocked by Playwright",
  // The engine's, seen now and then at a phone's size; its cause was not found, and no other check failed beside it
  "The column width is less than 0, need to adjust page width to make it great than 0",
];

export function isKnownNote(text: string): boolean {
  return notes.includes(text);
}
