import type { DeliveredFile, DeliveryRecord } from "../../model/delivery.ts";
import { knownFrom } from "../../model/data-vintage.ts";

/** A file that was believed before, with its delivery. */
export interface EarlierFile extends DeliveredFile {
  readonly delivery: string;
  readonly deliveredAt: string;
}

/** The files of a table in deliveries believed before another, oldest delivery first. */
export type EarlierFiles = readonly EarlierFile[];

type Place = Pick<DeliveryRecord, "delivery" | "deliveredAt">;

/** Whether a delivery comes before another: by its time, then by its name. */
export const isBefore = (a: Place, b: Place): boolean =>
  a.deliveredAt === b.deliveredAt ? a.delivery < b.delivery : a.deliveredAt < b.deliveredAt;

const byPlace = (a: Place, b: Place): number => (isBefore(a, b) ? -1 : Number(isBefore(b, a)));

/** The files of all deliveries that are believed, by table. */
export interface BelievedFiles {
  /** Those of a table in deliveries before one. */
  before(place: Place, table: string): EarlierFiles;
  /** Those of a table that are known at the time of a delivery, its own among them where it is believed. */
  until(place: Place, table: string): EarlierFiles;
  /** Adds a delivery, in place of what was known of it; one that does not count as known changes nothing. */
  believe(record: DeliveryRecord): void;
}

/** The files of the deliveries that count as known. */
export function believedFiles(records: readonly DeliveryRecord[]): BelievedFiles {
  const byTable = new Map<string, readonly EarlierFile[]>();
  const add = ({ delivery, deliveredAt, files }: DeliveryRecord): void => {
    for (const [table, of] of Map.groupBy(files, (file) => file.table)) {
      const others = (byTable.get(table) ?? []).filter((file) => file.delivery !== delivery);
      const all = [...others, ...of.map((file): EarlierFile => Object.assign({}, file, { delivery, deliveredAt }))];
      byTable.set(table, all.toSorted(byPlace));
    }
  };
  for (const record of records) if (knownFrom(record) !== null) add(record);
  const files = (table: string): EarlierFiles => byTable.get(table) ?? [];
  return {
    before: (place, table) => files(table).filter((file) => isBefore(file, place)),
    until: ({ deliveredAt }, table) => files(table).filter((file) => file.deliveredAt <= deliveredAt),
    believe: (record) => {
      if (knownFrom(record) !== null) add(record);
    },
  };
}

/** The newest version of the newest period before one; none where there is none. */
export function periodBefore(earlier: EarlierFiles, period: string): EarlierFile | undefined {
  const before = earlier.filter((file) => file.period < period);
  const newest = before.reduce((greatest, file) => (file.period > greatest ? file.period : greatest), "");
  return before.findLast((file) => file.period === newest);
}

/** The newest older version of the same period; none where there is none. */
export const versionBefore = (earlier: EarlierFiles, period: string): EarlierFile | undefined =>
  earlier.findLast((file) => file.period === period);

/** The versions of each period, oldest first. */
export const versions = (earlier: EarlierFiles): readonly EarlierFiles[] => [
  ...Map.groupBy(earlier, ({ period }) => period).values(),
];

/** The first version of each period before one, oldest period first. */
export const firstVersions = (earlier: EarlierFiles, period: string): EarlierFiles =>
  versions(earlier)
    .map((files) => files[0]!)
    .filter((file) => file.period < period)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
