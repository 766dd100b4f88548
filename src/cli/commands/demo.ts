import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { generateCountry } from "../../synthetic/generate.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { writeFileDurably } from "../../lib/files.ts";
import { countryOf, demoConfiguration, requireSize, sizeFile } from "../demo-country.ts";
import type { CountrySize } from "../demo-country.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { runCommand } from "./run.ts";

/** Generates the invented country's deliveries in the inbox: only once, and all of them or none. */
async function makeCountry(folder: string, size: CountrySize, terminal: Terminal): Promise<void> {
  const inbox = join(folder, "inbox");
  const remove = [folder, callerPath("output")].map((path) => `${shown(path)}/`);
  if (existsSync(inbox)) {
    await requireSize(folder, size, remove);
    terminal.line(`${shown(inbox)}/ already exists: remove ${remove.join(" and ")} to generate the country again.`);
    return;
  }
  const unfinished = join(folder, "unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await rm(join(folder, "truth"), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const country = await generateCountry({
    ...countryOf(size),
    out: unfinished,
    truth: join(folder, "truth"),
    onProgress: (message) => terminal.progress(`synthetic country: ${message} …`),
  });
  await writeFileDurably(sizeFile(folder), `${JSON.stringify(size)}\n`);
  await rename(unfinished, inbox);
  terminal.settle();
  terminal.line(
    `An invented country: ${size.persons} people, ${size.months} months, ${country.deliveries} deliveries in ${shown(inbox)}/`,
  );
}

/** `tilannekuva demo`: generates an invented country in `demo/`, runs a full night and publishes a snapshot in `output/`. The last line is the page's path. */
export async function demoCommand(size: CountrySize, terminal: Terminal): Promise<ExitCode> {
  const folder = callerPath("demo");
  requireOutside(folder, await configurationFor({}));
  await makeCountry(folder, size, terminal);
  const config = join(folder, "tilannekuva.yaml");
  await writeFileDurably(config, demoConfiguration(size));
  const newest = (await readdir(join(folder, "inbox")))
    .map((name) => name.slice(0, 10))
    .toSorted()
    .at(-1);
  terminal.line("");
  const exitCode = await runCommand({ config, ...(newest === undefined ? {} : { asOf: newest }) }, terminal);
  const page = join(callerPath("output"), "current", "index.html");
  if (existsSync(page)) for (const line of ["", shown(page)]) terminal.line(line);
  return exitCode;
}
