/** LibreOffice, where it is installed: files of a folder converted without a window. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find(existsSync);

/** It trusts the results in a file unless it is told to calculate. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** Converts the files into the folder `office` below; returns that folder. */
export function convert(folder: string, files: readonly string[], to: "xlsx" | "pdf"): string {
  const [profile, out] = [join(folder, "profile"), join(folder, "office")];
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), settings);
  mkdirSync(out, { recursive: true });
  const words = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--convert-to", to, "--outdir", out];
  const { status, stderr } = spawnSync(office!, [...words, ...files.map((file) => join(folder, file))], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return out;
}
