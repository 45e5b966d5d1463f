/** The service worker in a small stand-in for the browser: what is copied, what comes from where, what is left alone. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { offlineFiles, serviceWorker, webManifest } from "../../tools/offline";

const folder = mkdtempSync(join(tmpdir(), "microscale-offline-"));
afterAll(() => rmSync(folder, { recursive: true }));

const origin = "https://example.org/microscale/";
type Handler = (event: object) => void;

/** A browser with caches and a network that can be cut. */
function browser() {
  const stores = new Map<string, Map<string, string>>();
  const handlers = new Map<string, Handler>();
  const network = { isUp: true, content: (url: string) => `server: ${url}` };
  const absolute = (file: string) => new URL(file, origin).href;
  const load = async (request: { url: string }) => {
    if (!network.isUp) throw new TypeError("Failed to fetch");
    return network.content(request.url);
  };
  const cacheOf = (name: string) => {
    const store = stores.get(name) ?? new Map<string, string>();
    stores.set(name, store);
    return {
      addAll: async (requests: { url: string }[]) => {
        for (const request of requests) store.set(request.url, `copy: ${await load(request)}`);
      },
      match: async ({ url }: { url: string }) => store.get(url),
    };
  };
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async ({ url }: { url: string }) =>
      [...stores.values()].map((store) => store.get(url)).find((each) => each !== undefined),
  };
  const self = {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    location: new URL(origin),
  };
  class Request {
    readonly url: string;
    constructor(file: string) {
      this.url = absolute(file);
    }
  }
  const event = async (name: string, more: object = {}) => {
    const promises: Promise<unknown>[] = [];
    const add = (promise: Promise<unknown>) => void promises.push(promise);
    handlers.get(name)!({ ...more, waitUntil: add, respondWith: add });
    return promises.length === 0 ? undefined : Promise.all(promises).then(([answer]) => answer);
  };
  return {
    stores,
    network,
    install: async (script: string) => {
      runInNewContext(script, { self, caches, fetch: load, Request, URL });
      await event("install");
      await event("activate");
    },
    fetch: (file: string, method = "GET") => event("fetch", { request: { url: absolute(file), method } }),
  };
}

function scriptFor(files: Record<string, string>, version = "1.0.0"): string {
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return serviceWorker(folder, ["./", ...Object.keys(files).filter((file) => file !== "index.html")], version);
}

const files = { "index.html": "page", "functions.js": "functions", "theme.js": "theme" };

it("copies the page and its files, and shows them without a network", async () => {
  const { install, network, fetch } = browser();
  await install(scriptFor(files));
  network.isUp = false;
  expect(await fetch("./")).toBe(`copy: server: ${origin}`);
  expect(await fetch("index.html")).toBe(`copy: server: ${origin}`);
  expect(await fetch("functions.js")).toBe(`copy: server: ${origin}functions.js`);
  await expect(fetch("unknown.js")).rejects.toThrow("Failed to fetch");
});

it("shows what the server has as long as there is a network", async () => {
  const { install, network, fetch } = browser();
  await install(scriptFor(files));
  network.content = () => "newer";
  expect(await fetch("./")).toBe("newer");
});

it("leaves Excel's pages, its addresses with a version, other methods and other sites alone", async () => {
  const { install, fetch } = browser();
  await install(scriptFor(files));
  for (const file of ["taskpane.html", "functions.html", "manifest.xml", "functions.js?v=1.0.0.0", "https://example.com/x.js"])
    expect([file, await fetch(file)]).toEqual([file, undefined]);
  expect(await fetch("./", "POST")).toBeUndefined();
});

it("a new version takes the place of the copy before the last, and open pages keep the parts of the last", async () => {
  const { install, stores, network, fetch } = browser();
  for (const [index, name] of ["a", "b", "c"].entries()) {
    await install(scriptFor({ ...files, "theme.js": name }, `1.0.${index}`));
    const [, store] = [...stores].pop()!;
    store.set(`${origin}scripts/part.0000000${index}.js`, `part ${index}`);
  }
  expect(stores.size).toBe(2);
  expect([...stores.keys()].map((name) => name.slice(0, 16))).toEqual(["microscale-1.0.1", "microscale-1.0.2"]);
  network.isUp = false;
  expect(await fetch("scripts/part.00000001.js")).toBe("part 1");
});

it("changes whenever a file changes, and only then", () => {
  const first = scriptFor(files);
  expect(scriptFor(files)).toBe(first);
  expect(scriptFor({ ...files, "functions.js": "changed" })).not.toBe(first);
});

it("the copy holds what the workbench and the reference need, and nothing of Excel's", () => {
  const all = [
    "index.html",
    "taskpane.html",
    "functions.html",
    "functions.js",
    "functions.json",
    "catalogue.json",
    "theme.js",
    "manifest.xml",
    "_headers",
  ];
  const parts = [
    "scripts/workbench.1.js",
    "scripts/taskpane.1.js",
    "styles/workbench.1.css",
    "reference/index.html",
    "workbooks/odds.xlsx",
  ];
  expect(offlineFiles([...all, ...parts])).toEqual([
    "./",
    "catalogue.json",
    "functions.js",
    "functions.json",
    "reference/index.html",
    "scripts/workbench.1.js",
    "styles/workbench.1.css",
    "theme.js",
  ]);
});

it("the web manifest has what a browser asks for before it offers to install", () => {
  const manifest = JSON.parse(webManifest()) as Record<string, unknown> & { icons: { sizes: string }[] };
  expect(manifest).toMatchObject({ name: "MicroScale", start_url: "./", display: "standalone" });
  expect(manifest.icons.map(({ sizes }) => sizes)).toContain("any");
});
