import { EXIT } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { adopt } from "../../history/belonging.ts";
import { configurationFor, ledgerOf, shown, underLock } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

/** `tilannekuva adopt`: somebody says that this store shall go on over this output, though they do not belong together. The ledger keeps it. */
export async function adoptCommand(options: ConfiguredOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = await configurationFor(options);
  const { store, output } = configuration.paths;
  const snapshots = await underLock(configuration, "adopt", async () => {
    const count = await adopt({ store, output });
    await ledgerOf(configuration).append({ event: "adopted", at: new Date().toISOString(), snapshots: count });
    return count;
  });
  terminal.line(`${shown(store)} goes on over ${shown(output)} from now on.`);
  terminal.line(
    `  ${snapshots} snapshots that lie there count as another history's: what is published from now on may differ from`,
  );
  terminal.line("  them by single persons. Tell the data's owner before the next run.");
  return EXIT.done;
}
