import type { Names } from "../model/codelist.ts";
import type { NowcastRow } from "../model/nowcast-row.ts";

/** The status of a figure, or the reason for having none: OBS_STATUS and REASON as one word. */
export type ValueStatus =
  | "final"
  | "provisional"
  | "estimated"
  | "unreliable"
  | "break"
  | "withheld"
  | "too_early"
  | "untried"
  | "too_uncertain"
  | "payers_late"
  | "held"
  | "no_data";

/** The words of a status. */
export interface StatusWords {
  readonly valueStatus: ValueStatus;
  /** OBS_STATUS and, of `L`, REASON of nowcast.parquet. */
  readonly status: string;
  readonly reason: NowcastRow["REASON"];
  /** A word or two, in place of the figure or after it. */
  readonly names: Names;
  /** Its meaning, as a sentence. */
  readonly meanings: Names;
}

const words = (
  [valueStatus, status, reason]: readonly [ValueStatus, string, NowcastRow["REASON"]],
  names: readonly [fi: string, sv: string, en: string],
  meanings: readonly [fi: string, sv: string, en: string],
): StatusWords => ({
  valueStatus,
  status,
  reason,
  names: { fi: names[0], sv: names[1], en: names[2] },
  meanings: { fi: meanings[0], sv: meanings[1], en: meanings[2] },
});

/** Every status with its words, in the order in which they are explained. */
export const VALUE_STATUSES: readonly StatusWords[] = [
  words(
    ["final", "A", ""],
    ["lopullinen", "slutligt", "final"],
    [
      "Luku on lopullinen: ilmoitusten ei enää odoteta muuttavan sitä.",
      "Talet är slutligt: anmälningarna väntas inte längre ändra det.",
      "The figure is final: further reports are not expected to change it.",
    ],
  ),
  words(
    ["provisional", "P", ""],
    ["ennakollinen", "preliminärt", "provisional"],
    [
      "Luku on ennakollinen ja voi vielä muuttua.",
      "Talet är preliminärt och kan ännu ändras.",
      "The figure is provisional and may still change.",
    ],
  ),
  words(
    ["estimated", "E", ""],
    ["arvio", "skattning", "estimate"],
    [
      "Luku on arvio: ilmoituksia on vielä tulossa, ja luku asettuu todennäköisesti annetulle välille.",
      "Talet är en skattning: anmälningar kommer ännu in, och talet hamnar sannolikt inom det angivna intervallet.",
      "The figure is an estimate: reports are still arriving, and it will most likely settle within the interval given.",
    ],
  ),
  words(
    ["unreliable", "U", ""],
    ["epäluotettava", "låg tillförlitlighet", "low reliability"],
    ["Luku on epäluotettava.", "Talets tillförlitlighet är låg.", "The figure is of low reliability."],
  ),
  words(
    ["break", "B", ""],
    ["aikasarjan katkos", "brott i tidsserien", "break in the series"],
    [
      "Luku ei ole vertailukelpoinen aiempien kanssa.",
      "Talet är inte jämförbart med tidigare tal.",
      "The figure cannot be compared with earlier ones.",
    ],
  ),
  words(
    ["withheld", "Q", ""],
    ["salattu", "sekretessbelagt", "withheld"],
    [
      "Salattu: luvun takana on niin vähän ihmisiä, että heidät voisi tunnistaa siitä tai muista luvuista.",
      "Sekretessbelagt: bakom talet finns så få personer att de kunde kännas igen av det eller av andra tal.",
      "Withheld: the figure covers so few people that they could be identified from it or from other figures.",
    ],
  ),
  words(
    ["too_early", "L", "completeness"],
    ["liian aikaista", "för tidigt", "too early"],
    [
      "Liian aikaista: ilmoituksista on saapunut vasta osa.",
      "För tidigt: bara en del av anmälningarna har kommit in.",
      "Too early: only some of the reports have arrived.",
    ],
  ),
  words(
    ["untried", "L", "back_tests"],
    ["liian aikaista", "för tidigt", "too early"],
    [
      "Liian aikaista: arviota on voitu kokeilla vasta harvalla aiemmalla kuukaudella.",
      "För tidigt: skattningen har än så länge kunnat prövas på få tidigare månader.",
      "Too early: the estimate has been tested on too few earlier months.",
    ],
  ),
  words(
    ["too_uncertain", "L", "uncertain"],
    ["liian epävarma", "för osäkert", "too uncertain"],
    [
      "Liian epävarma: vielä saapuvat ilmoitukset voivat muuttaa lukua niin paljon, ettei siitä ole hyötyä.",
      "För osäkert: anmälningar som ännu kommer in kan ändra talet så mycket att det inte är till nytta.",
      "Too uncertain: reports still to come may change the figure too much for it to be useful.",
    ],
  ),
  words(
    ["payers_late", "L", "reporting"],
    ["palkanmaksajat myöhässä", "arbetsgivare är sena", "payers late"],
    [
      "Liian epävarma: kuukauden palkat on ilmoittamatta tavallista useammalta palkanmaksajalta, tai sitä ei voi tietää.",
      "För osäkert: fler arbetsgivare än vanligt har ännu inte rapporterat månadens löner, eller så går det inte att veta.",
      "Too uncertain: more payers than usual have not yet reported the month’s wages, or it is not known whether they have.",
    ],
  ),
  words(
    ["held", "L", "held"],
    ["odottaa julkaisua", "väntar på publicering", "held back"],
    [
      "Ei vielä lukua: uusia tietoja ei ole voitu julkaista, koska ne voisivat aiempien kanssa paljastaa liikaa yksittäisistä ihmisistä.",
      "Inget tal ännu: nya uppgifter har inte kunnat publiceras, eftersom de tillsammans med tidigare kunde röja för mycket om enskilda personer.",
      "No figure yet: new data could not be released, as together with earlier data they could reveal something about individual people.",
    ],
  ),
  words(
    ["no_data", "L", ""],
    ["ei tietoa", "uppgift saknas", "no data"],
    [
      "Ei tietoa: mikään rekisteri ei kata kuukautta, tai tietoja ei ole koskaan julkaistu.",
      "Uppgift saknas: inget register omfattar månaden, eller så har uppgifterna aldrig publicerats.",
      "No data: no register covers the month, or its data were never released.",
    ],
  ),
];
