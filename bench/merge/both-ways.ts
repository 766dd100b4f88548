import { mkdir, readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { areasTogether, countryOfCities, demoCityConfiguration } from "../../src/cli/demo-city.ts";
import type { CountrySize } from "../../src/cli/demo-country.ts";
import { configurationFile, deliverInto, setUpFolder } from "../../src/cli/demo-folder.ts";
import { tilannekuva } from "../command.ts";
import type { BothWays } from "./cells.ts";

/** The two snapshots, and the truth about the country. */
export interface Published extends BothWays {
  readonly truth: string;
}

type Say = (text: string) => void;

const newestDay = async (inbox: string): Promise<string> =>
  (await readdir(inbox))
    .map((name) => name.slice(0, 10))
    .toSorted()
    .at(-1) ?? "";

const current = (folder: string): Promise<string> => realpath(join(folder, "output", "current"));

/** Publishes one country both ways in a folder: each city alone and merged, and all in one run. What is there already is used again. */
export async function publishBothWays(size: CountrySize, folder: string, say: Say): Promise<Published> {
  await mkdir(folder, { recursive: true });
  say("each city alone, and the merge");
  await tilannekuva(["demo", "--cities", "--persons", `${size.persons}`, "--months", `${size.months}`], folder);
  const joint = join(folder, "joint");
  const name = "Six cities in one run";
  await setUpFolder(joint, { name, areas: areasTogether(), configuration: demoCityConfiguration("together") });
  say("the whole country's deliveries");
  await deliverInto(joint, countryOfCities(size));
  say("all cities in one run");
  const asOf = await newestDay(join(joint, "inbox"));
  await tilannekuva(["run", "--config", configurationFile(joint), "--as-of", asOf], folder);
  return {
    joint: await current(joint),
    merged: await current(join(folder, "demo", "cities", "together")),
    truth: join(joint, "truth"),
  };
}
