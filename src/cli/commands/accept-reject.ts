import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { visibleName } from "../../lib/visible.ts";
import { decide } from "../../run/decide-delivery.ts";
import type { Verdict } from "../../run/decide-delivery.ts";
import { configurationFor, ledgerOf, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

/** `tilannekuva accept` and `tilannekuva reject`: accepts or rejects a delivery that is held back. */
export async function decideCommand(
  verdict: Verdict,
  options: ConfiguredOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const { store } = configuration.paths;
  const journal = { ledger: ledgerOf(configuration), now: new Date() };
  const { at } = await underLock(configuration, verdict.verdict, () => decide(store, verdict, journal));
  const name = visibleName(verdict.delivery);
  terminal.line(
    verdict.verdict === "accept"
      ? `${name}: accepted. It counts as known from ${at} on; the next run includes it.`
      : `${name}: rejected. Runs leave it out and do not ask about it again; accept it if it turns out to be right.`,
  );
  return EXIT.done;
}
