import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { compile } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import type { FileFacts } from "../contract/rules.ts";
import type { FileFormat } from "../inbox/file-name.ts";
import type { MatchedHeader } from "../reading/file-layout.ts";
import type { ReceiptDialect } from "../store/receipts.ts";
import type { Account } from "./account.ts";
import type { RowWork } from "./work.ts";

/** A file to be validated by its contract. */
export interface FileToValidate {
  readonly path: string;
  readonly name: string;
  readonly period: string;
  readonly contract: Contract;
  readonly format: FileFormat;
  readonly parents: readonly string[];
  readonly quarantinedParents: readonly string[];
  readonly parentColumn: string | null;
}

export interface ValidationContext {
  readonly session: Session;
  readonly temporary: string;
  readonly quarantine: RowWork["quarantine"];
}

/** The result of validating a file; the drafts lie in the temporary folder. */
export interface Validation extends Account {
  readonly dialect: ReceiptDialect;
  readonly ignoredColumns: readonly string[];
  readonly absentColumns: readonly string[];
  readonly drafts: RowWork["drafts"];
}

/** What the steps of validation use: the file, its compiled contract, and the places of its drafts. */
export const workOn = (
  file: FileToValidate,
  context: ValidationContext,
  read: {
    readonly header: MatchedHeader;
    readonly readable: string;
    readonly relation: string;
    readonly facts: FileFacts;
    readonly decimal: "." | ",";
  },
): RowWork => {
  const compiled = compile(file.contract, read.header.layout, read.facts);
  return {
    session: context.session,
    contract: file.contract,
    compiled,
    otherMark: compiled.anyMark[read.decimal === "," ? "." : ","],
    fileName: file.name,
    readable: read.readable,
    relation: read.relation,
    parents: file.parents,
    quarantinedParents: file.quarantinedParents,
    parentColumn: file.parentColumn,
    quarantine: context.quarantine,
    drafts: {
      accepted: join(context.temporary, `${randomUUID()}.accepted.parquet`),
      quarantined: join(context.temporary, `${randomUUID()}.quarantined.parquet`),
    },
  };
};

/** The validation of a file whose rows are accounted for. */
export const validationOf = (
  work: RowWork,
  header: MatchedHeader,
  found: { account: Account; dialect: ReceiptDialect },
): Validation => ({
  ...found.account,
  dialect: found.dialect,
  ignoredColumns: header.ignored,
  absentColumns: Object.keys(work.contract.columns).filter((name) => !header.layout.has(name)),
  drafts: work.drafts,
});
