import type { Code, Codelists, Names, Vocabulary } from "../../src/lib/codelist.ts";
import { STANDINGS } from "../../src/words/statuses.ts";
import { indicatorCode } from "../../src/indicators/declaration.ts";
import { ageGroups } from "../ages.ts";
import { areas } from "../cities.ts";
import { countTables } from "../counts/index.ts";
import { programmes } from "../objectives/index.ts";
import { indicatorDeclarations } from "./index.ts";

const named = (fi: string, sv: string, en: string): Names => ({ fi, sv, en });

const code = (value: string, names: Names): Code => ({ code: value, names });

const notApplicable = code("_Z", named("Ei sovellu", "Inte tillämpligt", "Not applicable"));

const total = (fi: string, sv: string, en: string): Code => code("_T", named(fi, sv, en));

const bare = ({ code: value, names, forms }: Code): Code => ({
  code: value,
  names,
  ...(forms === undefined ? {} : { forms }),
});

const categories = (...dimensions: readonly string[]): readonly Code[] =>
  countTables
    .filter((table) => dimensions.includes(table.breakdown.dimension))
    .flatMap((table) => table.breakdown.categories.map(bare));

const groups: Codelists = {
  REF_AREA: areas.map(bare),
  BACKGROUND: [...categories("BACKGROUND", "CLASSIFICATION", "REPORTING"), notApplicable],
  GENERATION: [total("Kaikki sukupolvet", "Alla generationer", "All generations"), ...categories("GENERATION")],
  LANGUAGE: [total("Kaikki kielet", "Alla språk", "All languages"), ...categories("LANGUAGE")],
  SEX: [
    total("Molemmat sukupuolet", "Båda könen", "Both sexes"),
    code("F", named("Naiset", "Kvinnor", "Women")),
    code("M", named("Miehet", "Män", "Men")),
    notApplicable,
  ],
  AGE: ageGroups.map(bare),
  PERMIT_GROUND: [total("Kaikki perusteet", "Alla grunder", "All grounds"), ...categories("PERMIT_GROUND")],
  STAY: [total("Kaikki maassaoloajat", "Alla vistelsetider", "All lengths of stay"), ...categories("STAY")],
  STATUS_ORDER: [
    code(
      "MONTHLY",
      named(
        "Kuukausitilaston järjestys: työllisyys ensin",
        "Månadsstatistikens ordning: sysselsättning först",
        "Order of the monthly statistics: employment first",
      ),
    ),
    code(
      "ANNUAL",
      named(
        "Vuositilaston järjestys: työttömyys ensin",
        "Årsstatistikens ordning: arbetslöshet först",
        "Order of the annual statistics: unemployment first",
      ),
    ),
    notApplicable,
  ],
};

const counted: Codelists = {
  MEASURE: [
    code("PERSONS", named("Henkilöt", "Personer", "Persons")),
    code("EMPLOYED", named("Työlliset", "Sysselsatta", "Employed")),
    code("UNEMPLOYED", named("Työttömät", "Arbetslösa", "Unemployed")),
    code(
      "IN_SERVICES",
      named(
        "Työllistymistä edistävissä palveluissa",
        "I sysselsättningsfrämjande service",
        "In employment-promoting services",
      ),
    ),
    code("OUTSIDE", named("Työvoiman ulkopuolella", "Utanför arbetskraften", "Outside the labour force")),
  ],
  OBS_MEASURE: [
    code("OBS_VALUE", named("Arvo", "Värde", "Value")),
    code(
      "SHOW_LOWER",
      named(
        "Esitettävän välin alaraja",
        "Nedre gräns för intervallet som visas",
        "Lower limit of the interval to show",
      ),
    ),
    code(
      "SHOW_UPPER",
      named("Esitettävän välin yläraja", "Övre gräns för intervallet som visas", "Upper limit of the interval to show"),
    ),
    code(
      "N_BASE",
      named("Henkilöt, joihin arvo perustuu", "Personer som värdet bygger på", "Persons that the value rests on"),
    ),
  ],
  TABLE_ID: countTables.map(({ id, names }) => ({ code: id, names })),
};

const attributes: Codelists = {
  DATAFLOW: [
    code(
      "TILANNEKUVA",
      named(
        "Maahanmuuton ajantasainen tilannekuva",
        "Aktuell lägesbild av invandringen",
        "Up-to-date picture of immigration",
      ),
    ),
  ],
  FREQ: [code("M", named("Kuukausi", "Månad", "Monthly"))],
  OBS_STATUS: [
    code("A", named("Normaali", "Normalt värde", "Normal value")),
    code("P", named("Ennakollinen", "Preliminärt värde", "Provisional value")),
    code("E", named("Estimoitu", "Skattat värde", "Estimated value")),
    code("U", named("Epäluotettava", "Låg tillförlitlighet", "Low reliability")),
    code("B", named("Aikasarjan katkos", "Tidsseriebrott", "Time series break")),
    code("Q", named("Salattu", "Sekretessbelagt", "Suppressed")),
    code("L", named("Ei kerätty", "Inte insamlat", "Not collected")),
    code("M", named("Ei voi olla olemassa", "Kan inte förekomma", "Cannot exist")),
  ],
  RELEASE_STATUS: [
    code("RELEASED", named("Julkaistu", "Publicerad", "Released")),
    code(
      "HELD",
      named(
        "Pidätetty: aiemmin julkaistu on voimassa",
        "Innehållen: det tidigare publicerade gäller",
        "Held: what was published before stands",
      ),
    ),
    code("NOT_RELEASED", named("Ei käsitelty", "Inte behandlad", "Not released: the month was not worked on")),
  ],
  CONF_STATUS: [
    code("F", named("Vapaasti julkaistavissa", "Fritt att publicera", "Free for publication")),
    code("C", named("Luottamuksellinen", "Konfidentiellt", "Confidential")),
  ],
  UNIT_MEASURE: [
    code("PT", named("Prosenttia", "Procent", "Per cent")),
    code("PP", named("Prosenttiyksikköä", "Procentenheter", "Percentage points")),
    code("PERS", named("Henkilöä", "Personer", "Persons")),
  ],
  INTERVAL_METHOD: [
    code("wilson", named("Wilsonin väli, 95 %", "Wilsons intervall, 95 %", "Wilson's interval, 95 %")),
    code("newcombe10", named("Newcomben menetelmä 10, 95 %", "Newcombes metod 10, 95 %", "Newcombe's method 10, 95 %")),
    code("rounding", named("Pyöristyksen rajat", "Avrundningens gränser", "Limits of the rounding")),
  ],
  INTERVAL_SHOWN: [
    code("model", named("Satunnaisvaihtelun väli", "Slumpvariationens intervall", "The model band: chance")),
    code(
      "nowcast",
      named(
        "Vielä saapuvien ilmoitusten väli",
        "Intervallet för anmälningar som ännu kommer in",
        "The nowcast band: what is still to be reported",
      ),
    ),
    code("both", named("Raja kummastakin", "En gräns av vardera", "A limit of each")),
    code("none", named("Ei arvoa", "Inget värde", "No value")),
  ],
  METHOD: [
    code(
      "chain_ladder",
      named(
        "Arvio: ilmoituksia saapuu vielä",
        "Skattning: anmälningar kommer ännu in",
        "Estimated: reports still arrive",
      ),
    ),
    code("naive", named("Julkaistu ennakollisena", "Publicerat som preliminärt", "As published, provisional")),
    code("final", named("Lopullinen", "Slutligt", "Final")),
    code("none", named("Ei arvoa", "Inget värde", "No value")),
  ],
  REASON: STANDINGS.filter(({ reason }) => reason !== "").map(({ reason, meanings }) => code(reason, meanings)),
  CHANGE_STATUS: [
    code("told", named("Verrattu vuodentakaiseen", "Jämfört med året innan", "Compared with the year before")),
    code(
      "no_year_before",
      named(
        "Aineisto ei ulotu vuoden taakse",
        "Materialet når inte ett år tillbaka",
        "The data do not reach back a year",
      ),
    ),
    code(
      "no_value",
      named("Toiselta kuukaudelta ei ole lukua", "Den ena månaden saknar tal", "One of the two months has no figure"),
    ),
    code(
      "other_source",
      named(
        "Työttömyys tiedetään kuukausilta eri lähteistä",
        "Arbetslösheten i de två månaderna är känd ur olika källor",
        "Unemployment of the two months is known from different sources",
      ),
    ),
  ],
  REVISION: [
    notApplicable,
    code("LATE_DATA", named("Myöhässä tulleet tiedot", "Sent inkomna uppgifter", "Data that arrived late")),
    code(
      "CORRECTION",
      named("Ilmoitusten korjaus tai peruutus", "Rättelse eller återtagande", "Correction or cancellation of reports"),
    ),
    code("DEFINITION", named("Määritelmän muutos", "Ändrad definition", "Changed definition")),
    code("CODE_TABLE", named("Koodiston muutos", "Ändrad kodtabell", "Changed code table")),
    code("ORIGIN_CLASSIFIED", named("Syntyperä selvisi", "Härkomsten blev känd", "Origin became known")),
    code("DENOMINATOR", named("Nimittäjän muutos", "Ändrad nämnare", "Changed denominator")),
    code(
      "PROTECTION",
      named("Salaus alkoi tai päättyi", "Sekretessen började eller upphörde", "Withheld, or no longer withheld"),
    ),
    code("NOWCAST", named("Nykyennusteen päivitys", "Uppdaterad nulägesprognos", "Updated nowcast")),
  ],
};

const dimensions: Readonly<Record<string, Names>> = {
  REF_AREA: named("Alue", "Område", "Area"),
  INDICATOR: named("Mittari", "Indikator", "Indicator"),
  ...Object.fromEntries(countTables.map((table) => [table.breakdown.dimension, table.breakdown.names])),
  SEX: named("Sukupuoli", "Kön", "Sex"),
  AGE: named("Ikä", "Ålder", "Age"),
  STATUS_ORDER: named(
    "Pääasiallisen toiminnan päättelyjärjestys",
    "Ordning för huvudsaklig verksamhet",
    "Order of main activity",
  ),
  OBS_MEASURE: named("Tiedot", "Uppgifter", "Information"),
  TIME_PERIOD: named("Kuukausi", "Månad", "Month"),
};

/** What every code of a snapshot means, in Finnish, Swedish and English. */
export const vocabulary: Vocabulary = {
  dimensions,
  codelists: { ...groups, ...counted, ...attributes },
  indicators: indicatorDeclarations.map(indicatorCode),
  programmes,
};
