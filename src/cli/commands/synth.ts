import { generateCountry, readShocks } from "../../synthetic/generate.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isInside } from "../../lib/inside.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { requireOutside } from "../out-path.ts";
import { callerPath } from "../paths.ts";
import { configurationFor, shown } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export interface SynthOptions {
  readonly out: string;
  readonly persons: number;
  readonly months: number;
  readonly seed: number;
  readonly from?: string;
  readonly firstWindow?: number;
  readonly jobSearch?: "monthly" | "yearly" | "none";
  readonly nightly?: number;
  readonly shocks?: string;
  readonly cities?: string;
}

/** Invented deliveries may form a new inbox while the store has taken nothing in, so that they never lie beside real ones. */
async function refuseRunsOwn(out: string): Promise<void> {
  const configuration = await configurationFor({});
  const { inbox, store } = configuration.paths;
  const isNewInbox = isInside(out, inbox) && isInside(inbox, out) && !existsSync(join(store, "deliveries"));
  requireOutside(out, configuration, isNewInbox ? ["store", "snapshots"] : ["inbox", "store", "snapshots"]);
}

/** `tilannekuva synth`: generates the synthetic country's deliveries. */
export async function synthCommand(
  { out, shocks, cities, ...options }: SynthOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  await refuseRunsOwn(callerPath(out));
  const country = await generateCountry({
    ...options,
    out: callerPath(out),
    ...(cities === undefined ? {} : { cities: callerPath(cities) }),
    ...(shocks === undefined ? {} : { shocks: await readShocks(callerPath(shocks)) }),
    onProgress: (message) => terminal.progress(`synth: ${message} …`),
  });
  terminal.settle();
  const megabytes = (country.bytes / 1e6).toFixed(0);
  terminal.line(
    `Made ${country.deliveries} deliveries (${country.files} files, ${megabytes} MB) in ${shown(country.inbox)}/`,
  );
  terminal.line(`  the true state of each month, for tests only: ${shown(country.truth)}/`);
  return EXIT.done;
}
