/** Lines on the console that say nothing of the page. */
const notes: readonly string[] = [
  // The service worker is kept off, so that no test meets another's pages
  "Service Worker registration blocked by Playwright",
  // The engine of its formula bar, now and then, while a phone shows another tab: nothing follows from it
  "The column width is less than 0, need to adjust page width to make it great than 0",
];

export function isKnownNote(text: string): boolean {
  return notes.includes(text);
}
