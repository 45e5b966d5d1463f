/** How numbers and times are written in sentences. */

const shortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const months = "January February March April May June July August September October November December".split(" ");

/** "1 April" */
export function dayWords(day: number, month: number): string {
  return `${day} ${months[month - 1]}`;
}

/** "1 Apr 2024" */
export function dateWords(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${shortMonths[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "1 Apr 2024 00:00" */
export function timeWords(at: number): string {
  return `${dateWords(at)} ${new Date(at).toISOString().slice(11, 16)}`;
}

/** "2024-04-01T00:00:00", with milliseconds where there are some. */
export function isoTime(at: number): string {
  return new Date(at).toISOString().replace(/\.000Z$|Z$/, "");
}

/** "1 gap", "2,500 bars" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** A number of a file in a sentence: 70,010.5 */
export function numberWords(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 12 });
}

/** "1 Apr 2024 00:00 to 2 Apr 2024 00:00 UTC", dates alone when both are midnight. */
export function spanWords(from: number, to: number, zone: string): string {
  const write = from % 86_400_000 === 0 && to % 86_400_000 === 0 ? dateWords : timeWords;
  const span = `${write(from)} to ${write(to)}`;
  if (zone === "UTC") return `${span} UTC`;
  return zone === "file" ? `${span}, times as in the file` : `${span}, times as in the file (${zone})`;
}

/** "1 April 2024" */
export function fullDateWords(at: number): string {
  const date = new Date(at);
  return `${dayWords(date.getUTCDate(), date.getUTCMonth() + 1)} ${date.getUTCFullYear()}`;
}
