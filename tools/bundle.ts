/** Runs webpack over parts of webpack.config.js, in this process or in one of its own: two of them keep two cores busy. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import webpack, { type Configuration, type MultiStats } from "webpack";
import { packageFolders } from "./licences";
import { dist, explained, Fault, root } from "./project";

export interface Bundle {
  /** The files written into dist/. */
  files: string[];
  /** The folders of the packages whose modules are in a bundle. */
  packages: string[];
}

/** Without `keeps`, webpack stores nothing for the next time: that takes a fifth of a build. */
export function bundle(names: readonly string[], keeps: boolean): Promise<Bundle> {
  // Loaded late, and not by an import: which parts exist is decided when the file is read
  const all = require(resolve(root, "webpack.config.js")) as Configuration[];
  const unknown = names.filter((name) => !all.some((part) => part.name === name));
  if (unknown.length > 0) throw new Fault(`there is no part named ${unknown.join(", ")} to build`);
  const parts = all.filter((part) => names.includes(part.name!)).map((part) => ({ ...part, cache: keeps ? part.cache : false }));
  return new Promise((done, failed) => {
    const compiler = webpack(parts);
    if (compiler === null) return failed(new Fault("webpack did not start"));
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error || stats === undefined) return failed(error ?? new Fault("webpack said nothing"));
        if (stats.hasErrors()) return failed(new Fault(stats.toString({ preset: "errors-only" })));
        done({ files: filesOf(stats), packages: packageFolders(stats) });
      });
    });
  });
}

/** The same in a process of its own, which ends with this one or when the signal says so. */
export function bundleBeside(names: readonly string[], keeps: boolean, signal: AbortSignal): Promise<Bundle> {
  return new Promise((done, failed) => {
    const bundler = spawn(process.execPath, ["--import", "tsx", __filename, ...(keeps ? [keepsWord] : []), ...names], {
      cwd: root,
      stdio: ["ignore", 2, 2, "ipc"],
      signal,
    });
    const end = () => bundler.kill();
    process.once("exit", end);
    bundler.on("message", (made) => done(made as Bundle));
    bundler.on("error", failed);
    bundler.on("exit", () => {
      process.removeListener("exit", end);
      failed(new Fault(`${names.join(", ")} could not be built, see above`));
    });
  });
}

const keepsWord = "--keep";

function filesOf(stats: MultiStats): string[] {
  return stats.stats
    .filter(({ compilation }) => compilation.outputOptions.path === dist)
    .flatMap(({ compilation }) => Object.keys(compilation.assets));
}

async function main(): Promise<void> {
  try {
    const words = process.argv.slice(2);
    const names = words.filter((word) => word !== keepsWord);
    const made = await bundle(names, words.includes(keepsWord));
    process.send!(made, () => process.disconnect());
  } catch (thrown) {
    console.error(explained(thrown));
    process.exit(1);
  }
}

if (require.main === module) void main();
