/** Serves dist/ on this machine only. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { relative, sep } from "node:path";
import send from "send";
import { headersOf } from "./headers";
import { Fault } from "./project";

/** The port is in use: said in plain words, the program ends. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`port ${port} is in use by another program`);
  }
}

export interface Served {
  close(): Promise<void>;
}

/** Whole numbers from 1 to 65535. Throws a sentence for anything else. */
export function portOf(text: string | undefined, otherwise = 3000): number {
  if (text === undefined || text === "") return otherwise;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new Fault(`PORT must be a whole number from 1 to 65535, was "${text}"`);
  return port;
}

/**
 * Takes the port at once and answers "not ready" until `ready` is called, so that a port in use is noticed before a long build.
 * Listens on both loopback addresses: a browser may try either for "localhost".
 */
export async function serve(
  directory: string,
  port: number,
  certificate?: { key: Buffer; cert: Buffer },
): Promise<Served & { ready(): void }> {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { "Content-Type": "text/html; charset=utf-8", "Retry-After": "2", "Cache-Control": "no-store" });
    response.end(waitingPage);
  };
  const listener: RequestListener = (request, response) => answer(request, response);
  const newServer = () => (certificate ? createSecureServer(certificate, listener) : createServer(listener));
  const servers = [await listening(newServer(), "127.0.0.1", port)];
  try {
    servers.push(await listening(newServer(), "::1", port));
  } catch (error) {
    if (error instanceof PortTaken) {
      await closed(servers);
      throw error;
    }
    // A machine without IPv6
  }
  return {
    ready() {
      answer = filesOf(directory);
    },
    close: () => closed(servers),
  };
}

/** Shown until the first build is ready; the browser asks again by itself. */
const waitingPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="refresh" content="2">
    <title>MicroScale is being built</title>
    <style>
      :root { color-scheme: light dark; }
      body { margin: 20vh auto; max-width: 28rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
    </style>
  </head>
  <body>
    <h1>MicroScale is being built</h1>
    <p role="status">The first time this takes about a minute. This page turns into the workbench by itself.</p>
  </body>
</html>
`;

function filesOf(directory: string): RequestListener {
  return (request, response) => {
    const refused = refusal(request);
    if (refused) return say(response, refused.status, refused.words, refused.headers);
    // A folder's page is under "folder/", and micro-margin.html also answers to micro-margin
    send(request, new URL(request.url!, "http://localhost").pathname, {
      root: directory,
      dotfiles: "ignore",
      extensions: ["html"],
      cacheControl: false,
    })
      .on("headers", (answer: ServerResponse, path: string) => {
        for (const [name, value] of Object.entries(headersOf(`/${relative(directory, path).replaceAll(sep, "/")}`)))
          answer.setHeader(name, value);
      })
      .on("error", (error: { status?: number }) =>
        say(response, error.status ?? 500, error.status === 404 ? "Not found" : "Refused"),
      )
      .pipe(response);
  };
}

interface Refused {
  readonly status: number;
  readonly words: string;
  readonly headers?: Record<string, string>;
}

/** What no browser asks for: other methods than reading, an address that is none, a range that is none. */
function refusal({ method, url = "", headers }: IncomingMessage): Refused | undefined {
  if (method !== "GET" && method !== "HEAD") return { status: 405, words: "Only GET and HEAD", headers: { Allow: "GET, HEAD" } };
  if (!url.startsWith("/") || !URL.canParse(url, "http://localhost")) return { status: 400, words: "Not an address" };
  if (headers.range !== undefined && !/^bytes=\s*(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*$/.test(headers.range))
    return { status: 416, words: "Not a range" };
  return undefined;
}

function say(response: ServerResponse, status: number, words: string, headers: Record<string, string> = {}): void {
  if (response.headersSent) return void response.destroy();
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...headers });
  response.end(`${words}\n`);
}

function listening(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => failed(error.code === "EADDRINUSE" ? new PortTaken(port) : error));
    server.listen({ host, port, exclusive: true }, () => done(server));
  });
}

async function closed(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    ),
  );
}
