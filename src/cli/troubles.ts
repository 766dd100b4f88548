import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import { troubles } from "../check/fit.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { nightSigner } from "../run/night-signer.ts";
import { releaseContext } from "../run/release-context.ts";

/** A reason why the next run would refuse to start. */
export interface SaidTrouble {
  readonly message: string;
  readonly advice: string;
  readonly exit_code: ExitCode;
}

/** Why the configured keys or the policy of releases would be refused; nothing where they would not. */
async function keyTroubles(configuration: Configuration): Promise<readonly TilannekuvaError[]> {
  try {
    const now = new Date();
    await releaseContext(configuration, { signer: await nightSigner(configuration, now), now });
    return [];
  } catch (error) {
    if (error instanceof TilannekuvaError) return [error];
    throw error;
  }
}

/** Everything that would keep the next run from starting. */
export async function troublesIn(configuration: Configuration): Promise<readonly SaidTrouble[]> {
  const stored = (await troubles(configuration.paths)).map(({ error }) => error);
  const found = [...(await keyTroubles(configuration)), ...stored];
  return found.map(({ message, advice, exitCode }) => ({ message, advice, exit_code: exitCode }));
}

/** The same as lines for the terminal. */
export const troubleLines = (found: readonly SaidTrouble[]): readonly string[] =>
  found.flatMap(({ message, advice }) => [`wrong: ${message}`, ...(advice === "" ? [] : [`  → ${advice}`])]);

/** The exit code that the next run would have for them. */
export const troublesExitCode = ([first]: readonly SaidTrouble[]): ExitCode => first?.exit_code ?? EXIT.done;
