/** npm start: builds what has changed and serves the workbench on this machine. Needs no network. */
import { buildIfNeeded } from "./fresh-build";
import { dist, explained, releaseOf } from "./project";
import { PortTaken, portOf, serve } from "./serve";

const say = (line: string) => console.error(line);

async function main(): Promise<void> {
  process.once("SIGINT", () => process.exit(0));
  process.once("SIGTERM", () => process.exit(0));
  endWithParent();
  const port = portOf(process.env.PORT);
  const server = await serve(dist, port);
  const address = `http://localhost:${port}/`;
  // The page may be opened at once: it waits for the build and then turns into the workbench
  await buildIfNeeded(releaseOf(process.env), (line) => say(`${line}; ${address} shows it when it is done`));
  server.ready();
  console.log(`Workbench: ${address}`);
}

/** npm ends its shell, not what runs in it: without this a server would stay behind and keep the port. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(0), 500).unref();
}

main().catch((thrown: unknown) => {
  if (thrown instanceof PortTaken) {
    say(`Port ${thrown.port} is taken by another program. Stop that one, or choose a port: PORT=${thrown.port + 1} npm start`);
  } else say(explained(thrown));
  process.exit(1);
});
