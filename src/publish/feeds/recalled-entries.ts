import { day } from "../../words/month-names.ts";
import { inEach } from "./entry.ts";
import type { Entry, EntryText } from "./entry.ts";
import { paragraph } from "./feed-markup.ts";

/** A released snapshot that was recalled. */
export interface RecalledSnapshot {
  readonly snapshot: string;
  /** Minute of Finnish time, `2026-12-01T08:00`. */
  readonly at: string;
  /** The reason, as whoever recalled it wrote it. */
  readonly why: string;
}

const RECALLED = {
  fi: (known: string) => `Julkaisu peruttu: tiedot ${known}`,
  sv: (known: string) => `Publicering återkallad: uppgifter per ${known}`,
  en: (known: string) => `Release recalled: data as known on ${known}`,
} as const;

const MEANS = {
  fi: (id: string) => `Julkaisua ${id} ei pidä enää käyttää. Voimassa on uusin julkaisu, jota ei ole peruttu.`,
  sv: (id: string) =>
    `Publiceringen ${id} ska inte längre användas. I kraft är den senaste publiceringen som inte har återkallats.`,
  en: (id: string) => `Do not use the release ${id} any more. The newest release that is not recalled is in force.`,
} as const;

const REASON = { fi: "Syy", sv: "Orsak", en: "Reason" } as const;

/**
 * The entry that announces a recall. It links to nothing: what was recalled is not to be used.
 *
 * @example recalledEntry({ snapshot: "2026-10-17T0000Z-3f9a1c0b7d42", at: "2026-12-01T08:00", why: "wrong file" })
 */
export const recalledEntry = ({ snapshot, at, why }: RecalledSnapshot): Entry => ({
  kind: "recalled",
  name: `recalled/${snapshot}`,
  at,
  areas: null,
  snapshot: null,
  shows: {},
  texts: inEach((language): EntryText => ({
    title: RECALLED[language](day(snapshot.slice(0, 10), language)),
    html: paragraph(MEANS[language](snapshot)) + paragraph(`${REASON[language]}: ${why}`),
  })),
});
