import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { callerPath } from "./paths.ts";
import { configurationFor } from "./session.ts";
import type { ConfiguredOptions } from "./session.ts";

/** Options of a command that uses trusted keys. */
export interface TrustedOptions extends ConfiguredOptions {
  /** Their file; by default the configured one. */
  readonly trusted?: string;
}

/** The file of trusted keys: after `--trusted`, else of `signing.trusted`; null where neither names one. */
export async function trustedFile({ trusted, ...options }: TrustedOptions): Promise<string | null> {
  return trusted === undefined ? (await configurationFor(options)).signing.trusted : callerPath(trusted);
}

/**
 * The file of trusted keys of a command that needs one.
 *
 * @throws TilannekuvaError (exit 2) where neither option nor configuration names one.
 */
export async function requiredTrustedFile(options: TrustedOptions): Promise<string> {
  const file = await trustedFile(options);
  if (file !== null) return file;
  throw new TilannekuvaError("no file of trusted keys is named", {
    exitCode: EXIT.usage,
    advice: "Name it with --trusted FILE, or set signing.trusted in the configuration.",
  });
}
