import type { Codelists } from "../../src/model/codelist.ts";
import { VALUE_STATUSES } from "../../src/words/status-meanings.ts";
import { code, named, notApplicable } from "./code-entries.ts";

/** Code lists of the attributes that are published beside a value. */
export const attributes: Codelists = {
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
        "Held: the previously published values remain in force",
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
    code("model", named("Satunnaisvaihtelun väli", "Slumpvariationens intervall", "The model band: random variation")),
    code(
      "nowcast",
      named(
        "Vielä saapuvien ilmoitusten väli",
        "Intervallet för anmälningar som ännu kommer in",
        "The nowcast band: reports still to come",
      ),
    ),
    code("both", named("Raja kummastakin", "En gräns av vardera", "One limit from each")),
    code("none", named("Ei arvoa", "Inget värde", "No value")),
  ],
  METHOD: [
    code(
      "chain_ladder",
      named(
        "Arvio: ilmoituksia saapuu vielä",
        "Skattning: anmälningar kommer ännu in",
        "Estimated: reports are still arriving",
      ),
    ),
    code("naive", named("Julkaistu ennakollisena", "Publicerat som preliminärt", "As published, provisional")),
    code("final", named("Lopullinen", "Slutligt", "Final")),
    code("none", named("Ei arvoa", "Inget värde", "No value")),
  ],
  REASON: VALUE_STATUSES.filter(({ reason }) => reason !== "").map(({ reason, meanings }) => code(reason, meanings)),
  CHANGE_STATUS: [
    code("compared", named("Verrattu vuodentakaiseen", "Jämfört med året innan", "Compared with the year before")),
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
        "Unemployment in the two months comes from different sources",
      ),
    ),
    code(
      "other_cities",
      named(
        "Alueeseen kuuluu kuukausina eri kaupunkeja",
        "Området omfattar olika städer i de två månaderna",
        "The area covers different cities in the two months",
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
