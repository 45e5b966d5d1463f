/** Lines on the console that fail no test. */
const notes: readonly string[] = [
  // The service worker is kept off, so that no test meets another's pages
  "Service Worker registration blocked by Playwright",
];

export function isKnownNote(text: string): boolean {
  return notes.includes(text);
}
