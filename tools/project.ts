/** Where things are, and what the build is for: the version of package.json and the address that the files will be served from. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export const root = resolve(__dirname, "..");
export const dist = resolve(root, "dist");
export const developmentAddress = "https://localhost:3000";

/** A fault that its message explains to the user; shown without a stack. */
export class Fault extends Error {}

/** What differs between the manifests that one template gives. */
export interface Release {
  /** x.y.z of package.json. */
  version: string;
  /** Where dist/ will be served, without a slash at the end. */
  address: string;
  /** The fallback prefix of all functions; undefined = none. */
  namespace?: string;
  /** Marks the functions for Excel's preview of synchronous calls. */
  supportSync?: boolean;
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { version: string }).version;
}

/** The release that the environment asks for: MICROSCALE_URL, MICROSCALE_NAMESPACE and MICROSCALE_SUPPORT_SYNC. */
export function releaseOf(environment: NodeJS.ProcessEnv, version = packageVersion()): Release {
  const namespace = environment.MICROSCALE_NAMESPACE || undefined;
  if (namespace !== undefined && !/^[A-Z][A-Z0-9_]{0,31}$/i.test(namespace)) {
    throw new Fault(`MICROSCALE_NAMESPACE must be letters, digits and underscores, starting with a letter, was "${namespace}"`);
  }
  const sync = environment.MICROSCALE_SUPPORT_SYNC || "0";
  if (sync !== "0" && sync !== "1") throw new Fault(`MICROSCALE_SUPPORT_SYNC must be 1 or 0, was "${sync}"`);
  const address = addressOf(environment.MICROSCALE_URL || developmentAddress);
  return { version, address, namespace, ...(sync === "1" && { supportSync: true }) };
}

/** Excel loads an add-in over https only, and the manifest appends file names to the address. */
function addressOf(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Fault(`MICROSCALE_URL must be an address such as https://example.org/microscale, was "${text}"`);
  }
  if (url.protocol !== "https:")
    throw new Fault(`MICROSCALE_URL must start with https://, was "${text}": Excel loads nothing else`);
  if (url.search || url.hash) throw new Fault(`MICROSCALE_URL must end with a folder, without ? or #, was "${text}"`);
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/** What to print for something thrown: the message of a fault that we foresaw, else everything. */
export function explained(thrown: unknown): string {
  if (thrown instanceof Fault) return thrown.message;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
