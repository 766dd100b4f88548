import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { adopt } from "../../history/belonging.ts";
import { configurationFor, ledgerOf, shown, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

/** `tilannekuva adopt`: lets this store publish to this output although the two do not belong together. The ledger records it. */
export async function adoptCommand(options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const { store, output } = configuration.paths;
  const snapshots = await underLock(configuration, "adopt", async () => {
    const count = await adopt({ store, output });
    await ledgerOf(configuration).append({ event: "adopted", at: new Date().toISOString(), snapshots: count });
    return count;
  });
  terminal.line(`From now on ${shown(store)} publishes to ${shown(output)}.`);
  terminal.line(
    `  Snapshots in it from another history: ${snapshots}. New releases may differ from them by single persons.`,
  );
  terminal.line("  Inform the owner of the data before the next run.");
  return EXIT.done;
}
