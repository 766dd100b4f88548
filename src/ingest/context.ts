import type { Contexts } from "../database/contexts.ts";
import type { Artifact } from "../database/step.ts";
import type { Mutex } from "../lib/mutex.ts";
import type { Contract } from "./contract/contract.ts";
import type { InboxIndex } from "./store/inbox-index.ts";

export interface IngestSettings {
  /** Minutes without a change after which a delivery without `delivery.json` is complete. */
  readonly settleMinutes: number;
  /** Share of a file's rows, 0-1: with more in quarantine the file is refused. */
  readonly maxQuarantineShare: number;
  /** Whether the quarantine keeps the refused rows' values, for files read from now on. */
  readonly keepValues?: boolean;
}

/** What deliveries are compared with, besides each other. */
export interface PlausibilitySettings {
  /** Table of the population register. */
  readonly population: string;
  /** Code tables by name. */
  readonly codes: ReadonlyMap<string, Artifact>;
  /** Rows that both sides of a comparison must have. */
  readonly minRows: number;
  /** Whether an implausible delivery is held back; otherwise it is accepted with a warning. */
  readonly hold: boolean;
  /** The program that compares them, by its hash: another one assesses again what this one held back. */
  readonly program: string;
}

/** What every part of one ingest run needs. */
export interface IngestContext {
  readonly store: string;
  /** Sessions for files that are read side by side. */
  readonly contexts: Contexts;
  /** Receipts are read and written one at a time: two files can have the same bytes. */
  readonly receiptLock: Mutex;
  readonly sources: readonly Contract[];
  readonly settings: IngestSettings;
  readonly plausibility: PlausibilitySettings;
  readonly now: Date;
  readonly index: InboxIndex;
  /** Folder for work that is not finished, in the store. */
  readonly drafts: string;
  readonly hashKey: string;
  /** What decides how each table is read, by table. */
  readonly contracts: ReadonlyMap<string, string>;
}
