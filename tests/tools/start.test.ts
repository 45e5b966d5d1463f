/** npm start from outside: what it prints, what it serves, how it ends. Builds what is out of date first. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";

const root = resolve(__dirname, "../..");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

interface Started {
  child: ChildProcess;
  /** Everything on standard output so far. */
  output: () => string;
  ended: Promise<number | null>;
}

/** Resolves when the first line is out. */
function start(port: number): Promise<Started> {
  const child = spawn(process.execPath, ["--import", "tsx", "tools/start.ts"], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  return new Promise((done, failed) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      if (output.includes("\n")) done({ child, output: () => output, ended });
    });
    void ended.then((code) => failed(new Error(`ended with ${code}`)));
  });
}

const timeout = 240_000;

test.each(["SIGINT", "SIGTERM"] as const)(
  "npm start prints one line, serves the folder and ends with 0 on %s",
  async (signal) => {
    const port = await freePort();
    const { child, output, ended } = await start(port);
    const address = `http://localhost:${port}`;
    for (const file of ["/", "/functions.js", "/functions.json", "/manifest.xml", "/reference/", "/assets/icon-32.png"]) {
      expect([file, (await fetch(address + file)).status]).toEqual([file, 200]);
    }
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(output()).toBe(`Workbench: http://localhost:${port}/\n`);
    await expect(fetch(address)).rejects.toThrow();
  },
  timeout,
);
