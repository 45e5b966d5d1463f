/** Writes a file so that at any moment its place holds the old one or the new one, each whole. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Written beside its place, brought to the disk and then moved; a link stays a link, and a file keeps its mode. */
export function writeWhole(target: string, bytes: Uint8Array): void {
  const place = existsSync(target) ? realpathSync(target) : target;
  const mode = existsSync(place) ? statSync(place).mode & 0o7777 : undefined;
  const beside = `${place}.${process.pid}.new`;
  try {
    writeAndSync(beside, bytes, mode);
    renameSync(beside, place);
    syncFolder(dirname(place));
  } catch (fault) {
    rmSync(beside, { force: true });
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw Object.assign(new Error(`${target} could not be written: ${reason}`), { cause: fault });
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
