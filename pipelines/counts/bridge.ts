import type { BridgeTable } from "../../src/count/count-bridge.ts";
import type { Area } from "../../src/count/count-declarations.ts";
import { ageGroups } from "../ages.ts";

/**
 * The bridge between the pipeline's own status and the main type of activity (ptoim1) of Statistics Finland's FOLK_perus, last week of
 * the year. Codes: Taika, FOLK_19872023_jua_perus24_001.
 */
export const bridgeTableOf = (whole: Area): BridgeTable => ({
  activities: [
    { code: "11", names: { fi: "Työllinen", sv: "Sysselsatt", en: "Employed" } },
    { code: "12", names: { fi: "Työtön", sv: "Arbetslös", en: "Unemployed" } },
    { code: "21", names: { fi: "0–14-vuotias", sv: "0–14 år", en: "Aged 0–14" } },
    { code: "22", names: { fi: "Opiskelija, koululainen", sv: "Studerande, elev", en: "Student, pupil" } },
    { code: "24", names: { fi: "Eläkeläinen", sv: "Pensionär", en: "Pensioner" } },
    { code: "25", names: { fi: "Varusmies, siviilipalvelusmies", sv: "Beväring, civiltjänstgörare", en: "Conscript" } },
    { code: "29", names: { fi: "Työttömyyseläkkeellä", sv: "Arbetslöshetspensionär", en: "On unemployment pension" } },
    {
      code: "99",
      names: {
        fi: "Muu työvoiman ulkopuolella",
        sv: "Annan utanför arbetskraften",
        en: "Other outside the labour force",
      },
    },
    {
      code: "_T",
      names: { fi: "Kaikki, joista tieto on", sv: "Alla med uppgift", en: "All with an activity on record" },
    },
    {
      code: "UNKNOWN",
      names: { fi: "Ei tietoa pääasiallisesta toiminnasta", sv: "Ingen uppgift", en: "No activity on record" },
    },
  ],
  backgrounds: ["FOREIGN", "FINNISH", "UNKNOWN", "_T"],
  areas: [whole],
  ages: ageGroups.filter(({ code }) => code === "Y18T64" || code === "Y18T74"),
});
