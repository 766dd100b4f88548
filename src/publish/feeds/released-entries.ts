import type { HeldTable, ReleasedVintage } from "../../model/released-vintages.ts";
import { day, monthName } from "../../words/month-names.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { inEach } from "./entry.ts";
import type { Entry, EntryText } from "./entry.ts";
import { list, paragraph } from "./feed-markup.ts";
import type { FeedNames } from "./feed-names.ts";

type Snapshot = Pick<Manifest, "id" | "vintage" | "months" | "releases">;

const RELEASE = {
  fi: (known: string, newest: string) => `Uusi julkaisu: tiedot ${known}, uusin kuukausi ${newest}`,
  sv: (known: string, newest: string) => `Ny publicering: uppgifter per ${known}, senaste månad ${newest}`,
  en: (known: string, newest: string) => `New release: data as known on ${known}, newest month ${newest}`,
} as const;

const RESTS = {
  fi: (known: string, months: string) =>
    `Julkaisu perustuu tietoihin, jotka olivat saapuneet ${known} mennessä. Kuukaudet: ${months}.`,
  sv: (known: string, months: string) =>
    `Publiceringen bygger på uppgifter som hade kommit in senast den ${known}. Månader: ${months}.`,
  en: (known: string, months: string) =>
    `The release is based on data that had arrived by ${known}. Months: ${months}.`,
} as const;

const IDENTIFIER = { fi: "Julkaisun tunnus", sv: "Publiceringens beteckning", en: "Id of the release" } as const;

/** The entry that announces a published snapshot. */
export function releaseEntry({ id, vintage, months }: Snapshot): Entry {
  const [first = "", newest = ""] = [months[0], months.at(-1)];
  return {
    kind: "release",
    name: `release/${id}`,
    at: vintage,
    areas: null,
    snapshot: id,
    shows: {},
    texts: inEach((language): EntryText => {
      const known = day(vintage.slice(0, 10), language);
      const span = first === newest ? [first] : [first, newest];
      const period = months.length === 0 ? "–" : span.map((month) => monthName(month, language)).join(" – ");
      return {
        title: RELEASE[language](known, newest === "" ? "–" : monthName(newest, language)),
        html: paragraph(RESTS[language](known, period)) + paragraph(`${IDENTIFIER[language]}: ${id}`),
      };
    }),
  };
}

const HELD = {
  fi: (month: string) => `Pidätetty: osa uusista luvuista, ${month}`,
  sv: (month: string) => `Innehållet: en del av de nya siffrorna, ${month}`,
  en: (month: string) => `Held back: some of the new figures, ${month}`,
} as const;

const WHY_HELD = {
  fi: "Uudet luvut olisivat yhdessä muiden julkaistujen lukujen kanssa voineet kertoa liikaa yksittäisistä ihmisistä. Näissä taulukoissa on voimassa se, mitä aiemmin julkaistiin; jos mitään ei ole vielä julkaistu, lukuja ei ole.",
  sv: "De nya siffrorna hade tillsammans med andra publicerade siffror kunnat avslöja för mycket om enskilda personer. I dessa tabeller gäller det som publicerats tidigare; om inget ännu har publicerats finns det inga siffror.",
  en: "Together with other published figures, the new ones could have revealed too much about individual people. In these tables the previously published figures remain in force; where nothing has been published yet, there are no figures.",
} as const;

const nameOf = ({ month, table }: HeldTable): string => `${month} ${table}`;

/** The blocks that a release holds and the one before did not: a held block is announced once. */
function newlyHeld(releases: readonly ReleasedVintage[]): readonly HeldTable[] {
  const [before, newest] = [releases.at(-2), releases.at(-1)];
  const known = new Map((before?.held ?? []).map((held) => [nameOf(held), new Set(held.areas)]));
  return (newest?.held ?? []).flatMap((held) => {
    const areas = held.areas.filter((area) => known.get(nameOf(held))?.has(area) !== true);
    return areas.length === 0 ? [] : [{ month: held.month, table: held.table, areas }];
  });
}

function heldEntry(
  month: string,
  held: readonly HeldTable[],
  { snapshot, feedNames }: { readonly snapshot: Snapshot; readonly feedNames: FeedNames },
): Entry {
  const heldIn = new Set(held.flatMap((one) => one.areas));
  const areas = feedNames.areas.filter((area) => heldIn.has(area));
  const [only] = areas.length === 1 ? areas : [];
  return {
    kind: "held",
    name: `held/${snapshot.vintage}/${month}`,
    at: snapshot.vintage,
    areas,
    snapshot: snapshot.id,
    shows: only === undefined ? { month } : { area: only, month },
    texts: inEach((language): EntryText => ({
      title: HELD[language](monthName(month, language)),
      html:
        paragraph(WHY_HELD[language]) +
        list(
          held.map(({ table, areas: of }) => {
            const places = of.map((area) => feedNames.name("REF_AREA", area, language));
            return `${feedNames.name("TABLE_ID", table, language)}: ${places.join(", ")}`;
          }),
        ),
    })),
  };
}

/** The months in which a snapshot's newest release began to hold a block, an entry a month. */
export function heldEntries(snapshot: Snapshot, feedNames: FeedNames): readonly Entry[] {
  const byMonth = Map.groupBy(newlyHeld(snapshot.releases), ({ month }) => month);
  return [...byMonth].map(([month, held]) => heldEntry(month, held, { snapshot, feedNames }));
}
