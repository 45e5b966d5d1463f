/**
 * npm run excel, excel:web and excel:stop: MicroScale in the Excel of this machine or in Excel on the web, served from this machine.
 * Registering an add-in with Excel is Microsoft's office-addin-debugging; what can go wrong is said here in plain words.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { buildIfNeeded } from "./fresh-build";
import { developmentAddress, dist, explained, Fault, packageVersion, releaseOf, root } from "./project";
import { PortTaken, type Served, serve } from "./serve";

/** The port of the development manifest. */
const port = Number(new URL(developmentAddress).port);
const manifest = resolve(root, "manifest.xml");
/** Is there while our server runs; excel:stop takes it away. */
const running = resolve(root, ".cache", "excel-server");

export const noExcelHere = [
  "There is no Excel on this system: the desktop add-in runs on Windows and macOS.",
  "What works here:",
  "  npm start                               the workbench, the same functions in a sheet in the browser",
  "  npm run excel:web -- <workbook url>     Excel on the web, with a workbook of yours in OneDrive or SharePoint",
].join("\n");

const usage = [
  "npm run excel                               opens Excel on this machine with MicroScale",
  "npm run excel:web -- <workbook url>         opens a workbook in Excel on the web with MicroScale",
  "npm run excel:stop                          removes MicroScale from Excel and ends its server",
].join("\n");

/** The link that opens a workbook in Excel on the web together with the add-in that this machine serves. */
export function webLink(workbook: string | undefined, manifestText: string): string {
  if (workbook === undefined || workbook === "") {
    throw new Fault(
      `Say which workbook: npm run excel:web -- "https://..."\nOpen it in Excel on the web and copy the address, in quotes.`,
    );
  }
  let url: URL;
  try {
    url = new URL(workbook);
  } catch {
    throw new Fault(`"${workbook}" is no address of a workbook. It starts with https:// and stands in quotes.`);
  }
  if (url.protocol !== "https:") throw new Fault(`The address of the workbook must start with https://, was "${workbook}"`);
  const id = /<Id>([^<]+)<\/Id>/.exec(manifestText)?.[1];
  const query = `wdaddindevserverport=${port}&wdaddinmanifestfile=manifest.xml&wdaddinmanifestguid=${id}`;
  url.search = url.search === "" ? query : `${url.search}&${query}`;
  return url.href;
}

/** Why something of Microsoft's tools failed, and what to do about it. */
export function advice(problem: string): string {
  if (/certificate|openssl|keychain|powershell|sudo/i.test(problem)) {
    return [
      `The certificate for ${developmentAddress} could not be made or is not trusted, and Excel loads nothing without it.`,
      "Run `npx office-addin-dev-certs install` and accept what the system asks, then start again.",
      "On a machine where you may not install certificates, use a copy that is hosted: docs/hosting.md.",
      `The system said: ${problem}`,
    ].join("\n");
  }
  if (/loopback|AppContainer/i.test(problem)) {
    return [
      "Windows does not let Excel reach this machine's own server.",
      "In a command prompt run as administrator: npx office-addin-dev-settings appcontainer EdgeWebView --loopback --yes",
      `The system said: ${problem}`,
    ].join("\n");
  }
  return [
    `Excel did not take the add-in: ${problem}`,
    "Close all windows of Excel, run `npm run excel:stop`, then try again. By hand: docs/excel.md, Sideloading without the command.",
  ].join("\n");
}

/** Builds for the development address and serves it with a certificate that this machine trusts. */
async function serveSecurely(): Promise<Served> {
  const { getHttpsServerOptions } = await import("office-addin-dev-certs");
  const { key, cert } = await getHttpsServerOptions().catch((error: Error) => {
    throw new Fault(advice(`certificate: ${error.message}`));
  });
  const server = await serve(dist, port, { key: key as Buffer, cert: cert as Buffer });
  await buildIfNeeded({ ...releaseOf({}), version: packageVersion() }, (line) => console.error(line));
  server.ready();
  mkdirSync(dirname(running), { recursive: true });
  writeFileSync(running, "");
  return server;
}

/** Keeps serving until Ctrl+C or excel:stop. */
function untilStopped(server: Served): Promise<void> {
  return new Promise((done) => {
    const stop = () => {
      unwatchFile(running);
      rmSync(running, { force: true });
      void server.close().then(done);
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    watchFile(running, { interval: 500 }, (now) => now.nlink === 0 && stop());
  });
}

async function startOnDesktop(): Promise<void> {
  if (process.platform !== "win32" && process.platform !== "darwin") throw new Fault(noExcelHere);
  const server = await serveSecurely();
  await sideload();
  console.log("Excel opens with MicroScale: Home, Planning. Type =MICRO.VERSION() in a cell.");
  console.log("This window serves it: keep it open. Ctrl+C ends it; npm run excel:stop also removes it from Excel.");
  await untilStopped(server);
}

async function sideload(): Promise<void> {
  const { AppType, startDebugging } = await import("office-addin-debugging");
  const { OfficeApp } = await import("office-addin-manifest");
  try {
    await startDebugging(manifest, {
      appType: AppType.Desktop,
      app: OfficeApp.Excel,
      enableDebugging: false,
      enableLiveReload: false,
    });
  } catch (error) {
    throw new Fault(advice((error as Error).message));
  }
}

async function startOnTheWeb(workbook: string | undefined): Promise<void> {
  const link = webLink(workbook, readFileSync(manifest, "utf8"));
  const server = await serveSecurely();
  console.log(`Open this in a browser of this machine and agree to load the add-in:\n${link}`);
  console.log(`If the browser does not trust ${developmentAddress}, open that address once and accept its certificate.`);
  console.log("This window serves it: keep it open. Ctrl+C ends it.");
  await untilStopped(server);
}

async function stop(): Promise<void> {
  if (existsSync(running)) {
    rmSync(running);
    console.log("Its server ends.");
  }
  if (process.platform !== "win32" && process.platform !== "darwin") {
    console.log("Nothing of MicroScale is in an Excel on this system. In Excel on the web it goes away with the page.");
    return;
  }
  const { stopDebugging } = await import("office-addin-debugging");
  await stopDebugging(manifest).catch((error: Error) => {
    throw new Fault(`Excel did not let go of the add-in: ${error.message}\nClose all windows of Excel and try again.`);
  });
  console.log("MicroScale is removed from Excel. Workbooks keep the values that they have.");
}

async function main(): Promise<void> {
  const [command, argument] = process.argv.slice(2);
  if (command === "start") await startOnDesktop();
  else if (command === "web") await startOnTheWeb(argument);
  else if (command === "stop") await stop();
  else throw new Fault(usage);
}

if (require.main === module) {
  main()
    .then(() => process.exit(0))
    .catch((thrown: unknown) => {
      if (thrown instanceof PortTaken) {
        console.error(
          `Port ${port} is taken, and the add-in must be served there. Stop what uses it (perhaps npm start) and try again.`,
        );
      } else console.error(explained(thrown));
      process.exit(1);
    });
}
