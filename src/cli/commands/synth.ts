import { generateCountry, readShocks } from "../../../fixtures/country/generate.ts";
import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { callerPath } from "../paths.ts";
import { shown } from "../session.ts";
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
}

/** `tilannekuva synth`: the synthetic country's deliveries. */
export async function synthCommand({ out, shocks, ...options }: SynthOptions, terminal: Terminal): Promise<ExitCode> {
  const country = await generateCountry({
    ...options,
    out: callerPath(out),
    ...(shocks === undefined ? {} : { shocks: await readShocks(callerPath(shocks)) }),
    onProgress: (message) => terminal.progress(`synth: ${message} …`),
  });
  terminal.settle();
  const megabytes = (country.bytes / 1e6).toFixed(0);
  terminal.line(
    `Made ${country.deliveries} deliveries (${country.files} files, ${megabytes} MB) in ${shown(country.inbox)}/`,
  );
  terminal.line(`  what the months really were, for tests only: ${shown(country.truth)}/`);
  return EXIT.done;
}
