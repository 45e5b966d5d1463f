import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import fc from "fast-check";
import { connect, createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { headersFile, headersOf } from "../../tools/headers";
import { PortTaken, portOf, serve, type Served } from "../../tools/serve";

const root = resolve(__dirname, "../..");

async function holdPort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await holdPort();
  await new Promise((done) => server.close(done));
  return port;
}

function run(
  script: string,
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; out: string; error: string }> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
  });
  const read = { out: "", error: "" };
  child.stdout!.on("data", (data: Buffer) => (read.out += data.toString()));
  child.stderr!.on("data", (data: Buffer) => (read.error += data.toString()));
  return new Promise((done) => child.on("exit", (code) => done({ code, ...read })));
}

/** The status that the server answers bytes with; undefined when it closes without a word. */
function answerTo(port: number, request: string): Promise<number | undefined> {
  return new Promise((done) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(`${request}\r\nConnection: close\r\n\r\n`));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("data", (data: Buffer) => (answer += data.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => done(answer === "" ? undefined : Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])));
  });
}

describe("the local server", () => {
  const folder = mkdtempSync(join(tmpdir(), "microscale-served-"));
  writeFileSync(join(folder, "index.html"), "<p>page");
  writeFileSync(join(folder, "functions.json"), "{}");
  const open: Served[] = [];
  const started = async (...wanted: Parameters<typeof serve>) => {
    const server = await serve(...wanted);
    open.push(server);
    return server;
  };
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("says that it is not ready, then serves the files with their headers, then frees the port", async () => {
    const port = await freePort();
    const server = await started(folder, port);
    const waiting = await fetch(`http://localhost:${port}/`);
    expect(waiting.status).toBe(503);
    // The page asks again by itself
    expect(await waiting.text()).toContain('<meta http-equiv="refresh" content="2">');
    server.ready();
    const page = await fetch(`http://localhost:${port}/`);
    expect([page.status, await page.text()]).toEqual([200, "<p>page"]);
    const metadata = await fetch(`http://127.0.0.1:${port}/functions.json?v=1.2.3.0`);
    expect(metadata.headers.get("content-type")).toContain("application/json");
    expect(metadata.headers.get("access-control-allow-origin")).toBe("*");
    expect((await fetch(`http://localhost:${port}/nothing`)).status).toBe(404);
    await server.close();
    await (await serve(folder, port)).close();
  });

  test.each<[string, string, number]>([
    ["a range that ends before it begins", "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=5-1", 416],
    ["a range beyond the file", "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=500-", 416],
    ["a range of no numbers", "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=a-b", 416],
    ["a range in other units", "GET / HTTP/1.1\r\nHost: x\r\nRange: rows=1-2", 416],
    ["a range", "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=1-2", 206],
    ["an escape that is none", "GET /%zz HTTP/1.1\r\nHost: x", 400],
    ["a NUL", "GET /%00 HTTP/1.1\r\nHost: x", 400],
    ["another server", "GET http://example.org/ HTTP/1.1\r\nHost: x", 400],
    ["a way out of the folder", "GET /../../etc/passwd HTTP/1.1\r\nHost: x", 404],
    ["a way out in escapes", "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x", 403],
    ["no address", "GET  HTTP/1.1\r\nHost: x", 400],
    ["a header that is none", "GET / HTTP/1.1\r\nHost x", 400],
    ["POST", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0", 405],
    ["DELETE", "DELETE /index.html HTTP/1.1\r\nHost: x", 405],
    ["a method that is none", "BREW / HTTP/1.1\r\nHost: x", 400],
    ["HEAD", "HEAD / HTTP/1.1\r\nHost: x", 200],
  ])("answers %s in its own words and lives", async (_name, request, status) => {
    const port = await freePort();
    (await started(folder, port)).ready();
    expect(await answerTo(port, request)).toBe(status);
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  });

  test("lives through random requests", async () => {
    const port = await freePort();
    (await started(folder, port)).ready();
    const part = fc.oneof(
      fc.constantFrom(
        "GET",
        "HEAD",
        "POST",
        "/",
        "/index.html",
        "/functions.json",
        "/..",
        "%2e",
        "%",
        "?",
        "#",
        "HTTP/1.1",
        "\r\n",
      ),
      fc.constantFrom(
        "Range: bytes=",
        "0-",
        "-1",
        "5-1",
        ",",
        "If-None-Match: *",
        "If-Range: x",
        "Host: x",
        "Content-Length: -1",
      ),
      fc.string({ maxLength: 12, unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.constantFrom(" ", ""), async (parts, between) => {
        await answerTo(port, parts.join(between));
        expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
      }),
      { numRuns: 150 },
    );
  });

  test("serves over https with the certificate that npm run excel uses", async () => {
    const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, ".certificates", name));
    const said = jest.spyOn(console, "log").mockImplementation(() => undefined);
    await generateCertificates(ca, cert, key, 1, ["127.0.0.1", "localhost"]);
    said.mockRestore();
    const port = await freePort();
    const server = await started(folder, port, { key: readFileSync(key!), cert: readFileSync(cert!) });
    server.ready();
    const status = await new Promise((done, failed) => {
      get({ host: "localhost", port, path: "/functions.json", ca: readFileSync(ca!) }, (response) => {
        response.resume();
        done(response.statusCode);
      }).on("error", failed);
    });
    expect(status).toBe(200);
    // Without that authority nobody trusts it
    await expect(fetch(`https://localhost:${port}/`)).rejects.toThrow();
  });

  test("refuses a port that is in use", async () => {
    const { server, port } = await holdPort();
    await expect(serve(folder, port)).rejects.toBeInstanceOf(PortTaken);
    server.close();
  });

  test.each(["abc", "0", "65536", "3000.5", "-1", " "])("refuses PORT=%p in words", (text) => {
    expect(() => portOf(text)).toThrow("PORT must be a whole number from 1 to 65535");
  });

  test("takes 3000 when PORT is not given", () => {
    expect([portOf(undefined), portOf(""), portOf("8080")]).toEqual([3000, 3000, 8080]);
  });
});

describe("npm start", () => {
  test("ends with 1 and says so when the port is taken", async () => {
    const { server, port } = await holdPort();
    const { code, out, error } = await run("tools/start.ts", [], { PORT: String(port) });
    server.close();
    expect([code, out]).toEqual([1, ""]);
    expect(error).toContain(`Port ${port} is taken`);
  });

  test("ends with 1 and one line for a PORT that is no number", async () => {
    const { code, error } = await run("tools/start.ts", [], { PORT: "abc" });
    expect([code, error]).toEqual([1, 'PORT must be a whole number from 1 to 65535, was "abc"\n']);
  });
});

const onLinux = process.platform === "linux" ? test : test.skip;

describe("npm run excel", () => {
  onLinux("says on Linux that there is no Excel, what to do instead, and ends with 1", async () => {
    const { code, error } = await run("tools/excel.ts", ["start"], {});
    expect(code).toBe(1);
    expect(error).toContain("There is no Excel on this system");
    expect(error).toContain("npm start");
    expect(error).toContain("npm run excel:web");
  });
});

describe("the headers", () => {
  test("let Excel on the web read the metadata, keep what is named by its content and ask for the rest", () => {
    expect(headersOf("/functions.json")).toMatchObject({ "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" });
    expect(headersOf("/scripts/workbench.1a2b3c4d.js")["Cache-Control"]).toContain("immutable");
    expect(headersOf("/index.html")["X-Frame-Options"]).toBeUndefined();
  });

  test("stand in the file under the folder of the address", () => {
    expect(headersFile("https://example.org/microscale")).toContain("\n/microscale/functions.json\n  Cache-Control: no-cache\n");
    expect(headersFile("https://example.org")).toContain("\n/functions.json\n");
  });
});
