import { canonicalJson } from "../lib/canonical.ts";
import { doubtLine } from "../model/delivery.ts";
import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import { entryFor, isSameContent } from "./register-entries.ts";
import type { IngestContext } from "./context.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import { assess } from "./plausibility/assess.ts";
import type { Assessment } from "./plausibility/assess.ts";
import { believedFiles, isBefore } from "./plausibility/earlier.ts";
import type { BelievedFiles } from "./plausibility/earlier.ts";
import { knownCodesReader } from "./plausibility/known-codes.ts";
import type { KnownCodes } from "./plausibility/known-codes.ts";
import { writeRecord } from "./store/register.ts";
import type { IngestedFile } from "./ingest-files.ts";
import { changeWarnings } from "./ingest-warnings.ts";

/** A delivery whose rows have been validated, each by its contract. */
export interface ValidatedFolder {
  readonly folder: DeliveryFolder;
  readonly previous: DeliveryRecord | undefined;
  readonly record: DeliveryRecord;
  readonly taken: readonly IngestedFile[];
  /** What determines how it is validated; null where it must be validated again whatever the folder looks like. */
  readonly stamps: { readonly believed: string; readonly held: string } | null;
}

/** What became of a delivery in the register. */
export interface SettledDelivery {
  readonly delivery: string;
  readonly isNews: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  readonly taken: readonly IngestedFile[];
}

const isAccepted = ({ record }: ValidatedFolder): boolean => record.status === "accepted";

/** The population comes first: the other deliveries are compared with the persons in it. */
const inTurn = (validated: readonly ValidatedFolder[], population: string): readonly ValidatedFolder[] =>
  validated.toSorted((a, b) => {
    const [first, second] = [a.record, b.record];
    if (first.deliveredAt !== second.deliveredAt) return first.deliveredAt < second.deliveredAt ? -1 : 1;
    const populations = Number(second.dataset === population) - Number(first.dataset === population);
    return populations || (isBefore(first, second) ? -1 : 1);
  });

/** The record of a delivery after its comparison with its name, the clock and what was believed before it. */
function recordOf(record: DeliveryRecord, { files, problems, doubts }: Assessment, hold: boolean): DeliveryRecord {
  if (problems.length > 0) return { ...record, status: "refused", problems, files: [] };
  if (doubts.length === 0) return { ...record, files };
  return { ...record, files, doubts, status: hold ? "held" : "accepted" };
}

/** The problems of an accepted delivery that has changed so that it would be held back: what was accepted stays. */
function changedIntoDoubt(previous: DeliveryRecord | undefined, record: DeliveryRecord): readonly Problem[] {
  if (previous?.status !== "accepted" || record.status !== "held" || isSameContent(previous, record)) return [];
  return (record.doubts ?? []).map(({ file, message }) => ({
    delivery: record.delivery,
    file,
    column: null,
    message: `changed after it had been taken in, and is not believed as it is now: ${message}; send corrections as a new delivery`,
  }));
}

/** What was believed before, and the known codes. */
interface Known {
  readonly believed: BelievedFiles;
  readonly knownCodes: KnownCodes;
}

async function settleOne(
  validated: ValidatedFolder,
  { believed, knownCodes }: Known,
  context: IngestContext,
): Promise<SettledDelivery> {
  const { previous, taken, stamps } = validated;
  const { plausibility } = context;
  const receipts = taken.map(({ receipt }) => receipt);
  const assessment = isAccepted(validated)
    ? await assess({ record: validated.record, receipts }, believed, { ...context, ...plausibility, knownCodes })
    : null;
  const record = assessment === null ? validated.record : recordOf(validated.record, assessment, plausibility.hold);
  const problems = [...record.problems, ...changedIntoDoubt(previous, record)];
  const entry = entryFor(previous, record);
  const { delivery } = record;
  if (canonicalJson(entry.record) !== canonicalJson(previous)) await writeRecord(context.store, entry.record);
  if (stamps !== null) {
    context.index.enter(delivery, entry.record.status === "held" ? stamps.held : stamps.believed, problems);
  }
  believed.believe(entry.record);
  const overlooked = record.status === "accepted" ? (record.doubts ?? []) : [];
  return {
    delivery,
    isNews: entry.isNews,
    problems,
    taken,
    warnings: [
      ...changeWarnings(delivery, entry.changed),
      ...overlooked.map((doubt) => `${doubtLine(delivery, doubt)}; taken, as gates.deliveries says warn`),
      ...(assessment?.said ?? []),
    ],
  };
}

/** Enters validated deliveries in the register, in the order of their time: each is compared with those believed before it. */
export async function settleAll(
  validated: readonly ValidatedFolder[],
  register: readonly DeliveryRecord[],
  context: IngestContext,
): Promise<readonly SettledDelivery[]> {
  const known = {
    believed: believedFiles(register),
    knownCodes: knownCodesReader(context.plausibility.codes, context.contexts),
  };
  const settled: SettledDelivery[] = [];
  for (const one of inTurn(validated, context.plausibility.population)) {
    settled.push(await settleOne(one, known, context));
  }
  return settled;
}
