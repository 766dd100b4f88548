import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { generateCountry } from "../../../fixtures/country/generate.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { writeFileDurably } from "../../lib/files.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { runCommand } from "./run.ts";

// From a December whose main activity the annual register delivers within these two years: the bridge to it is then in the snapshot.
const COUNTRY = { persons: 20_000, months: 24, seed: 7, from: "2023-12" } as const;

const CONFIGURATION = `# The demonstration's own folders; docs/configuration.md has every key.
paths: { inbox: inbox, store: store, output: ../output }
# Every release of every month is audited, which takes seconds each: the demonstration tells eight releases, of the nine newest months each.
history: { vintages: 8, months: 9 }
# So few people, a hundredth of the six cities', are told less surely: wider intervals are of use here. Of so few releases not many can be tried.
nowcast: { max_half_width_all: 5, max_half_width_city: 15, min_back_tests: 3 }
# Invented, as the country is: write your own here.
publisher: { name: "Demonstration, invented data", uri: "https://www.example.org", contact: picture@example.org }
accessibility: { contact: accessibility@example.org }
`;

/** The invented country's deliveries in the inbox; made only once, and never half. */
async function makeCountry(folder: string, terminal: Terminal): Promise<void> {
  const inbox = join(folder, "inbox");
  if (existsSync(inbox))
    return terminal.line(
      `${shown(inbox)}/ is there already: remove ${shown(folder)}/ and ${shown(callerPath("output"))}/ to make the country anew.`,
    );
  const unfinished = join(folder, "unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await rm(join(folder, "truth"), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const country = await generateCountry({
    ...COUNTRY,
    out: unfinished,
    truth: join(folder, "truth"),
    onProgress: (message) => terminal.progress(`synthetic country: ${message} …`),
  });
  await rename(unfinished, inbox);
  terminal.settle();
  terminal.line(
    `An invented country: ${COUNTRY.persons} people, ${COUNTRY.months} months, ${country.deliveries} deliveries in ${shown(inbox)}/`,
  );
}

/** `tilannekuva demo`: an invented country in `demo/`, a full nightly run, a snapshot in `output/`. */
export async function demoCommand(terminal: Terminal): Promise<ExitCode> {
  const folder = callerPath("demo");
  requireOutside(folder, await configurationFor({}));
  await makeCountry(folder, terminal);
  const config = join(folder, "tilannekuva.yaml");
  await writeFileDurably(config, CONFIGURATION);
  const newest = (await readdir(join(folder, "inbox")))
    .map((name) => name.slice(0, 10))
    .toSorted()
    .at(-1);
  terminal.line("");
  return runCommand({ config, ...(newest === undefined ? {} : { asOf: newest }) }, terminal);
}
