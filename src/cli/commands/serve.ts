import { basename } from "node:path";
import { once } from "node:events";
import { errorCode } from "../../lib/error-code.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ExitCode } from "../../lib/errors.ts";
import { stopOnSignals } from "../../lib/signals.ts";
import { readCurrent } from "../../publish/snapshot/current.ts";
import { LOOPBACK, serverOf } from "../serve/server.ts";
import type { ShownNow } from "../serve/server.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";
import type { Terminal } from "../terminal.ts";

export interface ServeOptions extends ConfiguredOptions {
  readonly port: number;
}

/** A named snapshot is fixed; `current` is looked up again at each request. */
async function shownBy(named: string, options: ServeOptions): Promise<ShownNow> {
  const { paths } = await configurationFor(options);
  const folder = await snapshotFolder(named, options);
  if (named === "current") return () => readCurrent(paths.output);
  const shown = { id: basename(folder), folder };
  return async () => shown;
}

/**
 * `tilannekuva serve [SNAPSHOT]`: serves a snapshot's page on this machine only, until it is stopped. Of `current`, an open page switches to
 * a newer snapshot by itself.
 */
export async function serveCommand(named: string, options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const server = serverOf(await shownBy(named, options));
  const stop = stopOnSignals(process);
  try {
    server.listen(options.port, LOOPBACK);
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : options.port;
    terminal.line(`http://${LOOPBACK}:${port}/ shows ${named}, on this machine only; stop it with Ctrl-C.`);
    await (stop.signal.aborted ? undefined : once(stop.signal, "abort"));
    return EXIT.done;
  } catch (error) {
    if (errorCode(error) !== "EADDRINUSE") throw error;
    throw new TilannekuvaError(`port ${options.port} is in use by another program`, {
      exitCode: EXIT.usage,
      advice: "Give another with --port, or --port 0 for any free one.",
      cause: error,
    });
  } finally {
    stop.dispose();
    server.close();
    server.closeAllConnections();
  }
}
