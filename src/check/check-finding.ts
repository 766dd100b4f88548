/** What can be done about something that is damaged or missing. */
export type Remedy =
  /** The next run makes it again once what is left of it is removed. */
  | "again"
  /** The next run takes it in again: the delivery still lies in the inbox as it was. */
  | "inbox"
  /** The rights of a file or folder can be taken back. */
  | "rights"
  /** Nothing can make it again: it is restored from the backup, or somebody decides. */
  | "backup";

/** Something that is not as it should be. */
export interface Finding {
  readonly path: string;
  /** What is wrong, and what the file is. */
  readonly message: string;
  readonly remedy: Remedy;
  /** What to do where the remedy does not say all. */
  readonly advice?: string;
  /** Files to remove, so that the next run makes them again. */
  readonly remove?: readonly string[];
}

/** A file that has to be there, and what is known of it. */
export interface StoreObject {
  readonly path: string;
  /** What it is, for a person. */
  readonly of: string;
  /** Null where no hash was written down. */
  readonly sha256: string | null;
  readonly bytes: number | null;
}
