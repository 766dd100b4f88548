import type { Names } from "../../model/codelist.ts";
import { VALUE_STATUSES } from "../../words/status-meanings.ts";
import { markup } from "./markup.ts";
import { paragraphs } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";

const TITLE: Names = {
  fi: "Miksi lukuja puuttuu?",
  sv: "Varför saknas det tal?",
  en: "Why are numbers missing?",
};

const TEXT: Readonly<Record<keyof Names, readonly string[]>> = {
  fi: [
    "Luku jätetään pois kahdesta syystä: se voisi paljastaa tietoja yksittäisistä ihmisistä, tai siitä ei vielä tiedetä tarpeeksi. Kummassakin tapauksessa syy sanotaan luvun paikalla. Puuttuva luku ei ole nolla.",
    "Alle kymmenen ihmisen lukuja ei julkaista, eikä myöskään lukuja, joista sellaisen voisi laskea. Siksi joskus puuttuu myös luku, jonka takana on monta ihmistä: se paljastaisi yhdessä muiden kanssa pienen luvun.",
    "Uusimmista kuukausista osa ilmoituksista on vielä matkalla. Luku näytetään arviona, kun väli, jolle se asettuu, on niin kapea, että siitä on hyötyä. Muuten sanotaan, että on liian aikaista tai liian epävarmaa.",
  ],
  sv: [
    "Ett tal lämnas bort av två skäl: det kunde röja uppgifter om enskilda personer, eller så vet man ännu inte tillräckligt om det. I bägge fallen står skälet på talets plats. Ett tal som saknas är inte noll.",
    "Tal om färre än tio personer publiceras inte, och inte heller tal som ett sådant kunde räknas ut ur. Därför saknas ibland också ett tal som många personer står bakom: tillsammans med andra skulle det röja ett litet tal.",
    "För de senaste månaderna är en del av anmälningarna ännu på väg. Talet visas som en skattning när intervallet som det hamnar i är så smalt att det är till nytta. Annars står det att det är för tidigt eller för osäkert.",
  ],
  en: [
    "A number is left out for one of two reasons: it could reveal something about individual people, or not enough is known about it yet. In either case the reason is shown in its place. A missing number is not a zero.",
    "Numbers of fewer than ten people are not published, nor are numbers from which one could be calculated. Sometimes, therefore, a number that covers many people is missing too: together with others it would disclose a small number.",
    "Some reports for the newest months are still on their way. The number is shown as an estimate when the interval in which it will settle is narrow enough to be useful. Otherwise the page says that it is too early or too uncertain.",
  ],
};

const WORDS: Names = { fi: "Mitä sanat tarkoittavat", sv: "Vad orden betyder", en: "What the words mean" };

/** Why numbers are missing, for readers without a manual, and every word that may stand beside a number or in its place. */
export const missing = ({ language }: SectionContext): Section => ({
  name: "missing",
  title: TITLE[language],
  body: markup`${paragraphs(TEXT[language])}
    <h3>${WORDS[language]}</h3>
    <dl>
      ${[...Map.groupBy(VALUE_STATUSES, ({ names }) => names[language])].map(
        ([name, all]) =>
          markup`<dt>${name}</dt>
            ${all.map(({ meanings }) => markup`<dd>${meanings[language]}</dd> `)}`,
      )}
    </dl> `,
});
