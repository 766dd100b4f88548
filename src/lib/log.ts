import { appendFileSync, chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { pino } from "pino";
import type { DestinationStream, Logger, LoggerOptions } from "pino";
import { TilannekuvaError } from "./errors.ts";
import { named } from "./system-error.ts";

export type { Logger } from "pino";

export interface Log {
  readonly logger: Logger;
  /** @throws the system's error that lost a line. */
  check(): void;
  /** Closes the file. */
  close(): void;
}

// Names under which an id or a value of a row could reach the log by mistake: the project's own and the registers'.
const personal = [
  "person_id",
  "personId",
  "shnro",
  "SHNRO",
  "hid_e",
  "customer_id",
  "CUSTOMER_ID_s",
  "payer_id",
  "report_id",
  "delivery_id",
  "case_id",
  "id",
  "row",
  "value",
  "values",
] as const;

const redacted = personal.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*[*].${name}`]);

interface LoggedError {
  readonly name: string;
  readonly message?: string;
  readonly advice?: string;
  readonly exitCode?: number;
  readonly stack: readonly string[];
  readonly cause?: LoggedError;
}

const frames = (error: Error): readonly string[] =>
  (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "));

/** Only the project's own messages are known to contain no row's values; of any other error, only the kind and the place are logged. */
function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const cause = error.cause === undefined ? {} : { cause: loggedError(error.cause) };
  const common = { name: error.name, stack: frames(error), ...cause };
  if (!(error instanceof TilannekuvaError)) return common;
  return { ...common, message: error.message, advice: error.advice, exitCode: error.exitCode };
}

/** An error logged without a text would put its own message on the line, which may quote a row. */
const withoutForeignMessage: NonNullable<LoggerOptions["hooks"]> = {
  logMethod(line, method) {
    const content: unknown = line[0];
    const speaks = line.length > 1 || typeof content === "string";
    return speaks ? method.apply(this, line) : method.apply(this, [content, "an event without a text"]);
  },
};

/**
 * A JSON logger on any stream: times in UTC, ids and values redacted, foreign errors without their messages.
 *
 * @example loggerOn(stream).info({ room: "stage", seconds: 1.2 }, "room done")
 */
export const loggerOn = (stream: DestinationStream): Logger =>
  pino(
    {
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: redacted, censor: "[redacted]" },
      hooks: withoutForeignMessage,
      serializers: { err: loggedError, error: loggedError },
    },
    stream,
  );

/**
 * The run's log: JSON lines added to a file that only its owner may read. Each line is written before the call returns, so a crash loses none.
 * A line that cannot be written stops nothing: `check` reports it.
 *
 * @example
 * const log = openLog(configuration.paths.log);
 * log.logger.info({ run, command: "run" }, "run started");
 * log.close();
 */
export function openLog(path: string): Log {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, "a", 0o600);
  let lost: unknown = null;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      lost ??= named(error, path);
    }
  };
  attempt(() => chmodSync(path, 0o600));
  return {
    logger: loggerOn({ write: (line) => attempt(() => appendFileSync(file, line)) }),
    check: () => {
      if (lost !== null) throw lost;
    },
    close: () => attempt(() => closeSync(file)),
  };
}
