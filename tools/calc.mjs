// npm run calc: builds what the command needs if it is missing or older than its sources, then runs it.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = ["build/calc.js", "dist/functions.js", "dist/functions.json", "dist/catalogue.json"].map((file) =>
  join(root, file),
);
const rooms = [
  "calc",
  "catalogue",
  "cli",
  "door",
  "excel",
  "file",
  "functions",
  "grid",
  "host",
  "plan",
  "sheet",
  "workbooks",
].map((room) => join(root, "src", room));

function newest(folder) {
  return Math.max(...readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)).mtimeMs));
}

// The bundler leaves a file alone whose content did not change, so a stamp tells when the last build was
const stamp = join(root, "build/calc.stamp");
const isBuilt = existsSync(stamp) && built.every((file) => existsSync(file));
const builtAt = isBuilt ? statSync(stamp).mtimeMs : 0;
if (rooms.some((room) => existsSync(room) && newest(room) > builtAt)) {
  const startedAt = new Date();
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const { status } = spawnSync(
    process.execPath,
    ["--import", "tsx", "tools/build.ts", "--if-needed", "functions", "cli"],
    options,
  );
  if (status !== 0) process.exit(1);
  writeFileSync(stamp, "");
  utimesSync(stamp, startedAt, startedAt);
}
createRequire(import.meta.url)(built[0]);
