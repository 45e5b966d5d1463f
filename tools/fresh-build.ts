/** Brings dist/ up to date in a process of its own, so that a server that runs all day does not hold the bundler in memory. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { dist, Fault, type Release, root } from "./project";

const stamp = resolve(root, ".cache", "built");

/** Builds all unless nothing has changed since the last whole build for the same release. */
export async function buildIfNeeded(release: Release, say: (line: string) => void): Promise<void> {
  if (isBuilt(stateOfSources(release))) return;
  say("building, this takes a moment the first time");
  await built(release);
}

/** Is dist/ what a whole build makes of these sources? */
export function isBuilt(state: string): boolean {
  return (
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === state &&
    [join(dist, "index.html"), resolve(root, "build", "calc.js"), resolve(root, "src", "generated", "catalogue.json")].every(
      existsSync,
    )
  );
}

/** Notes of which sources dist/ is made; undefined while it is being changed. */
export function noteBuilt(state: string | undefined): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state ?? "");
}

function built({ address, namespace, supportSync }: Release): Promise<void> {
  return new Promise((done, failed) => {
    const asked = {
      MICROSCALE_URL: address,
      MICROSCALE_NAMESPACE: namespace ?? "",
      MICROSCALE_SUPPORT_SYNC: supportSync ? "1" : "",
    };
    const env = { ...process.env, ...asked };
    const builder: ChildProcess = spawn(process.execPath, ["--import", "tsx", "tools/build.ts", "--if-needed"], {
      cwd: root,
      env,
      stdio: ["ignore", 2, 2],
    });
    const end = () => builder.kill();
    process.once("exit", end);
    builder.on("error", failed);
    builder.on("exit", (code) => {
      process.removeListener("exit", end);
      if (code === 0) done();
      else failed(new Fault("The build failed, see above."));
    });
  });
}

/** A fingerprint of all that a build depends on. */
export function stateOfSources(release: Release): string {
  const hash = createHash("sha256").update(JSON.stringify(release));
  const add = (path: string) => hash.update(`${relative(root, path)} ${statSync(path).size} ${statSync(path).mtimeMs}\n`);
  for (const folder of ["src", "tools", "assets"]) {
    for (const name of readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
      const path = resolve(root, folder, name);
      if (!name.startsWith("generated") && statSync(path).isFile()) add(path);
    }
  }
  for (const file of ["package-lock.json", "package.json", "tsconfig.json", "webpack.config.js"]) add(resolve(root, file));
  return hash.digest("hex");
}
