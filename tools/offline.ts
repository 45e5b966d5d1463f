/** What lets the workbench work without a network and be installed: the service worker and the web manifest. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project";

/** The files of dist/ that a copy for use without a network holds: all that the workbench and the reference show. */
export function offlineFiles(files: readonly string[]): string[] {
  const needed = files.filter((file) =>
    /^(index\.html|theme\.js|functions\.js(on)?|catalogue\.json|licenses\.txt|manifest\.webmanifest)$|^(scripts|styles|media|assets|reference)\//.test(
      file,
    ),
  );
  const own = needed.filter((file) => !/^scripts\/taskpane\.|^styles\/taskpane\./.test(file));
  return ["./", ...own.filter((file) => file !== "index.html").sort()];
}

/** sw.js for these files of a folder; it changes whenever one of them does. */
export function serviceWorker(directory: string, files: readonly string[], version: string): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(directory, file === "./" ? "index.html" : file)));
  const release = { name: `microscale-${version}-${hash.digest("hex").slice(0, 12)}`, files };
  return `const release = ${JSON.stringify(release)};\n${readFileSync(join(root, "tools/service-worker.js"), "utf8")}`;
}

/** manifest.webmanifest: name, colours and icons for the home screen or the dock. */
export function webManifest(): string {
  const icons = [
    { src: "assets/icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "assets/icon-128.png", sizes: "128x128", type: "image/png" },
  ];
  const manifest = {
    name: "MicroScale",
    short_name: "MicroScale",
    description: "Scaling plans in micro futures: a spreadsheet with the functions.",
    id: "./",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#ffffff",
    icons,
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
