import { day } from "../../words/month-names.ts";
import { say } from "../../words/sentence.ts";
import type { Section } from "./model.ts";
import { gapsIn } from "./brief-language.ts";
import type { About } from "./brief-language.ts";
import { text } from "./brief-texts.ts";

const sourceOf = ({ data, language }: About): string => {
  const known = day(data.vintage, language);
  return {
    fi: `Lähde: Tilannekuva, tiedot sellaisina kuin ne olivat ${known}, julkaisu ${data.id}.`,
    sv: `Källa: Tilannekuva, uppgifterna som de var den ${known}, publicering ${data.id}.`,
    en: `Source: Tilannekuva, data as known on ${known}, snapshot ${data.id}.`,
  }[language];
};

/** The citation of a brief: publisher, title, day of the data, snapshot, address. */
function citation({ data, language }: About, title: string): string {
  const { name, base_url: base } = data.presentation.publisher;
  const who = name === "" ? "Tilannekuva" : name;
  const where = base === null ? "" : ` ${base}/snapshots/${data.id}/`;
  const cite = { fi: "Viittaa näin", sv: "Hänvisa så här", en: "Cite as" }[language];
  return `${cite}: ${who}: ${title}. ${day(data.vintage, language)}, ${data.id}.${where}`;
}

/** Definitions of the gaps, source with its vintage, how to cite. */
export function source(about: About, title: string): Section {
  const { data, language } = about;
  const items = gapsIn(data).map(({ names, definitions }) => ({
    lead: `${names[language]}:`,
    parts: [definitions[language]],
  }));
  const paragraphs = [say`${sourceOf(about)} ${citation(about, title)}`];
  return { heading: text("source", language), paragraphs, items, table: null };
}
