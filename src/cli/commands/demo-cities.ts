import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { writeFileDurably } from "../../lib/files.ts";
import { pipelineFor } from "../declarations.ts";
import { areasOfCity, areasTogether, countryOfCity, demoCities, demoCityConfiguration } from "../demo-city.ts";
import type { DemoCity } from "../demo-city.ts";
import { configurationFile, deliverInto, setUpFolder } from "../demo-folder.ts";
import { requireSize, sizeFile } from "../demo-country.ts";
import type { CountrySize } from "../demo-country.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { runNight } from "../run-night.ts";
import { configurationFor, shown } from "../session.ts";
import { saidStop } from "../stopping.ts";
import type { Terminal } from "../terminal.ts";
import { mergeDemoCities } from "./demo-merge.ts";
import { roomLine } from "./run.ts";
import { shareCommand } from "./share-command.ts";

/** A city's folder with its deliveries. */
async function prepare(city: DemoCity, size: CountrySize, terminal: Terminal): Promise<void> {
  const { folder, name } = city;
  const configuration = demoCityConfiguration("city");
  await setUpFolder(folder, { name: `City of ${name}`, areas: areasOfCity(city), configuration });
  const onProgress = (message: string): void => terminal.progress(`${name}: synthetic country: ${message} …`);
  await deliverInto(folder, { ...countryOfCity(size, city), onProgress });
}

/** A city's night, in one line: the plain demonstration shows a whole summary. */
async function runCity({ folder, name }: DemoCity, asOf: string, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor({ config: configurationFile(folder) });
  const stop = saidStop(terminal);
  try {
    const { outcome, snapshot, exitCode } = await runNight({
      configuration,
      pipeline: await pipelineFor(configuration),
      command: "run",
      asOf,
      signal: stop.signal,
      onRoom: (event) => terminal.progress(`${name}: ${roomLine(event)}`),
    });
    terminal.settle();
    terminal.line(`${name}: ${outcome === "published" ? "published" : "already published"} ${snapshot}`);
    return exitCode;
  } finally {
    stop.dispose();
  }
}

/** The city's package, written again: the same snapshot and key give the same bytes. */
async function share(city: DemoCity, terminal: Terminal): Promise<ExitCode> {
  await mkdir(join(city.package, ".."), { recursive: true });
  await rm(city.package, { force: true });
  return shareCommand({ config: configurationFile(city.folder), out: city.package }, terminal);
}

/** The day of the newest delivery of any city. */
async function newestDay(cities: readonly DemoCity[]): Promise<string> {
  const days = await Promise.all(cities.map(({ folder }) => readdir(join(folder, "inbox"))));
  return (
    days
      .flat()
      .map((name) => name.slice(0, 10))
      .toSorted()
      .at(-1) ?? ""
  );
}

/** Whether a demonstration may go on: a city with a held block publishes all others, and is merged. */
const goesOn = (exitCode: ExitCode): boolean => exitCode === EXIT.done || exitCode === EXIT.gate;

/**
 * `tilannekuva demo --cities`: six cities in `demo/cities/`, each with deliveries, store, key and output of its own; their packages, the merge
 * of these, and a tampered package that is refused. The last lines are the page's path and what was refused. What is there already is kept.
 */
export async function demoCitiesCommand(size: CountrySize, terminal: Terminal): Promise<ExitCode> {
  const folder = callerPath(join("demo", "cities"));
  requireOutside(folder, await configurationFor({}));
  if (existsSync(folder)) await requireSize(folder, size, [`${shown(folder)}/`]);
  await mkdir(folder, { recursive: true });
  await writeFileDurably(sizeFile(folder), `${JSON.stringify(size)}\n`);
  const cities = demoCities(folder);
  for (const city of cities) await prepare(city, size, terminal);
  terminal.settle();
  terminal.line(
    `An invented country of ${size.persons} people and ${size.months} months: each city has its own residents' rows in ${shown(folder)}/<city>/inbox/`,
  );
  const asOf = await newestDay(cities);
  for (const city of cities) {
    const ran = await runCity(city, asOf, terminal);
    if (!goesOn(ran)) return ran;
    const shared = await share(city, terminal);
    if (shared !== EXIT.done) return shared;
  }
  const together = join(folder, "together");
  await setUpFolder(together, {
    name: "Six cities together",
    areas: areasTogether(),
    configuration: demoCityConfiguration("together"),
  });
  return mergeDemoCities({ config: configurationFile(together), output: join(together, "output"), cities }, terminal);
}
