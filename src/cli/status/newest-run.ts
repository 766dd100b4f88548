import type { LedgerEvent } from "../../history/ledger.ts";

type Of<Name extends LedgerEvent["event"]> = Extract<LedgerEvent, { event: Name }>;

/** What the ledger records of the newest run. */
export interface NewestRun {
  /** `run` or `schedule`. */
  readonly command: string;
  /** When it started, UTC. */
  readonly at: string;
  /** Null while it has not ended: it is still running, or was killed. */
  readonly exit_code: number | null;
  readonly seconds: number | null;
  /** Why it failed; null where it did not. */
  readonly failure: { readonly message: string; readonly advice: string } | null;
}

/** The newest run of a ledger; null before the first. */
export function newestRun(events: readonly LedgerEvent[]): NewestRun | null {
  const started = events.findLast((event): event is Of<"run_started"> => event.event === "run_started");
  if (started === undefined) return null;
  const { run, command, at } = started;
  const ended = events.findLast((event): event is Of<"run_ended"> => event.event === "run_ended" && event.run === run);
  const failed = events.findLast((event): event is Of<"failed"> => event.event === "failed" && event.run === run);
  return {
    command,
    at,
    exit_code: ended?.exitCode ?? null,
    seconds: ended?.seconds ?? null,
    failure: failed === undefined ? null : { message: failed.message, advice: failed.advice },
  };
}

/** The same as lines for the terminal. */
export function newestRunLines(run: NewestRun | null): readonly string[] {
  if (run === null) return ["No run yet."];
  const end =
    run.exit_code === null
      ? "has not ended: it is still running or was killed"
      : `exit code ${run.exit_code}, ${(run.seconds ?? 0).toFixed(1)} s`;
  const { message = "", advice = "" } = run.failure ?? {};
  return [
    `Newest run: ${run.command} at ${run.at}: ${end}`,
    ...(message === "" ? [] : message.split("\n").map((line) => `  ${line}`)),
    ...(advice === "" ? [] : [`  → ${advice}`]),
  ];
}
