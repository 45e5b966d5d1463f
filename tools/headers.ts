/**
 * Response headers of dist/, for the local server and, as the file _headers, for hosts that read it. The policy on scripts stands in
 * the pages themselves, because some hosts send no headers of ours.
 */

/** A pattern of paths (a trailing star takes the rest) and what it is answered with; all that fit apply. */
const rules: readonly { path: string; headers: Readonly<Record<string, string>> }[] = [
  {
    path: "/*",
    headers: {
      // Excel on the web reads functions.json and functions.js from another origin
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "strict-origin-when-cross-origin",
      "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    },
  },
  // Their names change with their content
  { path: "/scripts/*", headers: { "Cache-Control": "public, max-age=31536000, immutable" } },
  { path: "/styles/*", headers: { "Cache-Control": "public, max-age=31536000, immutable" } },
  { path: "/media/*", headers: { "Cache-Control": "public, max-age=31536000, immutable" } },
  // Their names stay, so a browser asks whether they have changed
  { path: "/functions.js", headers: { "Cache-Control": "no-cache" } },
  { path: "/functions.json", headers: { "Cache-Control": "no-cache" } },
  { path: "/functions-*", headers: { "Cache-Control": "no-cache" } },
  { path: "/functions.html", headers: { "Cache-Control": "no-cache" } },
  { path: "/index.html", headers: { "Cache-Control": "no-cache" } },
  { path: "/taskpane.html", headers: { "Cache-Control": "no-cache" } },
  { path: "/sw.js", headers: { "Cache-Control": "no-cache" } },
  { path: "/manifest.webmanifest", headers: { "Cache-Control": "no-cache", "Content-Type": "application/manifest+json" } },
  { path: "/theme.js", headers: { "Cache-Control": "no-cache" } },
  { path: "/reference/*", headers: { "Cache-Control": "no-cache" } },
  { path: "/manifest.xml", headers: { "Cache-Control": "no-cache" } },
];

/** The headers of one path, such as /functions.json. */
export function headersOf(path: string): Record<string, string> {
  const fits = (pattern: string) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern);
  return Object.assign({}, ...rules.filter((rule) => fits(rule.path)).map((rule) => rule.headers)) as Record<string, string>;
}

/** The file _headers, for an address whose files lie under a folder or at the top. */
export function headersFile(address: string): string {
  const folder = new URL(address).pathname.replace(/\/$/, "");
  const blocks = rules.map(({ path, headers }) =>
    [`${folder}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}
