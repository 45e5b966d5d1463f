/** Writes a file so that at any moment its place holds the old one or the new one, each whole. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** Written beside its place, brought to the disk and then moved; a link stays a link, and a file keeps its mode. */
export function writeWhole(target: string, bytes: Uint8Array): void {
  const place = existsSync(target) ? realpathSync(target) : target;
  const mode = existsSync(place) ? statSync(place).mode & 0o7777 : undefined;
  const beside = join(dirname(place), `.${basename(place)}.${process.pid}.unfinished`);
  try {
    removeUnfinished(place);
    writeAndSync(beside, bytes, mode);
    renameSync(beside, place);
    syncFolder(dirname(place));
  } catch (fault) {
    rmSync(beside, { force: true });
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw Object.assign(new Error(`${target} could not be written: ${reason}`), { cause: fault });
  }
}

/** What a process left that was killed while it wrote to this place. */
function removeUnfinished(place: string): void {
  const [start, end] = [`.${basename(place)}.`, ".unfinished"];
  for (const name of readdirSync(dirname(place))) {
    if (!name.startsWith(start) || !name.endsWith(end)) continue;
    const owner = Number(name.slice(start.length, -end.length));
    if (Number.isInteger(owner) && owner !== process.pid && !isRunning(owner))
      rmSync(join(dirname(place), name), { force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM";
  }
}

function writeAndSync(path: string, bytes: Uint8Array, mode: number | undefined): void {
  const file = openSync(path, "w");
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name is on the disk only when its folder is; some systems open no folder. */
function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(folder);
  } catch {
    // Windows syncs no folder
  } finally {
    closeSync(folder);
  }
}
