/** Serves dist/ on this machine only. */
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import sirv from "sirv";
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
    response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "5" });
    response.end("MicroScale is being built. Try again in a moment.\n");
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

function filesOf(directory: string): RequestListener {
  const files = sirv(directory, {
    dev: true,
    dotfiles: false,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    },
  });
  return (request, response) =>
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
      response.end("Not found\n");
    });
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
