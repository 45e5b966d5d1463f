/** npm start: builds what has changed and serves the workbench on this machine. Needs no network. */
import { buildIfNeeded } from "./build";
import { dist, explained, releaseOf } from "./project";
import { PortTaken, portOf, serve } from "./serve";

const say = (line: string) => console.error(line);

async function main(): Promise<void> {
  process.once("SIGINT", () => process.exit(0));
  process.once("SIGTERM", () => process.exit(0));
  const port = portOf(process.env.PORT);
  const server = await serve(dist, port);
  await buildIfNeeded(releaseOf(process.env), say);
  server.ready();
  console.log(`Workbench: http://localhost:${port}/`);
}

main().catch((thrown: unknown) => {
  if (thrown instanceof PortTaken) {
    say(`Port ${thrown.port} is taken by another program. Stop that one, or choose a port: PORT=${thrown.port + 1} npm start`);
  } else say(explained(thrown));
  process.exit(1);
});
