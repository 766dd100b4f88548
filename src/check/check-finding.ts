/** The remedy for something damaged or missing. */
export type Remedy =
  /** The next run recreates it once its remains are removed. */
  | "again"
  /** The next run ingests it again: the delivery is still unchanged in the inbox. */
  | "inbox"
  /** The permissions of a file or folder can be restricted again. */
  | "rights"
  /** It cannot be recreated: it is restored from the backup, or an operator decides. */
  | "backup";

/** A fault. */
export interface Finding {
  readonly path: string;
  /** What is wrong, and what the file is. */
  readonly message: string;
  readonly remedy: Remedy;
  /** What to do, where the remedy alone is not enough. */
  readonly advice?: string;
  /** Files to remove, so that the next run recreates them. */
  readonly remove?: readonly string[];
}

/** A file that must exist, and what is recorded about it. */
export interface StoreObject {
  readonly path: string;
  /** A description of the file. */
  readonly of: string;
  /** Null if no hash was recorded. */
  readonly sha256: string | null;
  readonly bytes: number | null;
}
