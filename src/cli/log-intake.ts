import type { Logger } from "../lib/log.ts";
import type { IngestResult } from "../ingest/ingest.ts";

// A list of a hundred thousand names must not fill the disk with a line each.
const MOST = 1000;

function logEach<T>(items: readonly T[], log: (item: T) => void, left: (count: number) => void): void {
  for (const item of items.slice(0, MOST)) log(item);
  if (items.length > MOST) left(items.length - MOST);
}

/** Logs what an intake refused, left alone, ignored and noted, each a line; of very many the first thousand and how many more there were. */
export function logIntake({ refused, waiting, ignored, warnings }: IngestResult, logger: Logger, run: string): void {
  const left =
    (what: string) =>
    (more: number): void =>
      logger.warn({ run, more }, `${what}: more than are logged`);
  logEach(refused, (problem) => logger.warn({ run, problem }, "delivery refused"), left("delivery refused"));
  logEach(waiting, (delivery) => logger.info({ run, delivery }, "delivery waiting"), left("delivery waiting"));
  logEach(ignored, (entry) => logger.warn({ run, entry }, "entry of the inbox ignored"), left("entry ignored"));
  logEach(warnings, (warning) => logger.warn({ run, warning }, "warning"), left("warning"));
}
