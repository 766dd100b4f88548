import type { Logger } from "../lib/log.ts";
import { visible } from "../lib/visible.ts";
import type { IngestResult } from "../ingest/ingest.ts";

// A list of a hundred thousand names must not fill the disk with a line each.
const MOST = 1000;

function logEach<T>(items: readonly T[], log: (item: T) => void, left: (count: number) => void): void {
  for (const item of items.slice(0, MOST)) log(item);
  if (items.length > MOST) left(items.length - MOST);
}

/** A log is also read on a terminal, so invisible characters in its texts are made visible. */
const visibleIn = (fields: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? visible(value) : value,
    ]),
  );

/** Logs refused, waiting and ignored deliveries and warnings, one a line; of very many, the first thousand and the number of the rest. */
export function logIngest({ refused, waiting, ignored, warnings }: IngestResult, logger: Logger, run: string): void {
  const left =
    (what: string) =>
    (more: number): void =>
      logger.warn({ run, more }, `${what}: more than are logged`);
  logEach(
    refused,
    (problem) => logger.warn({ run, problem: visibleIn(problem) }, "delivery refused"),
    left("delivery refused"),
  );
  logEach(
    waiting,
    (delivery) => logger.info({ run, delivery: visibleIn(delivery) }, "delivery waiting"),
    left("delivery waiting"),
  );
  logEach(
    ignored,
    (entry) => logger.warn({ run, entry: visibleIn(entry) }, "entry of the inbox ignored"),
    left("entry ignored"),
  );
  logEach(warnings, (warning) => logger.warn({ run, warning }, "warning"), left("warning"));
}
