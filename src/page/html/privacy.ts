import type { Names } from "../../model/codelist.ts";
import { markup } from "./markup.ts";
import { paragraphs } from "./section.ts";
import type { Section, SectionContext } from "./section.ts";

const TITLE: Names = { fi: "Kuka näkee minun tietoni?", sv: "Vem ser mina uppgifter?", en: "Who sees my data?" };

const TEXT: Readonly<Record<keyof Names, readonly string[]>> = {
  fi: [
    "Ei kukaan, joka lukee tätä sivua. Sivulla on vain lukumääriä, jotka on pyöristetty lähimpään kymmeneen, ja niistä laskettuja osuuksia. Nimiä, henkilötunnuksia tai yksittäisten ihmisten tietoja ei julkaista missään muodossa.",
    "Luvut laskee ohjelma suljetussa ympäristössä, josta ulos saa viedä vain julkaistavat luvut. Rekistereistä sinne tulevissa tiedoissa nimen ja henkilötunnuksen tilalla on peitetunnus.",
    "Ennen jokaista julkaisua ohjelma yrittää päätellä salatut luvut kaikesta, mitä on koskaan julkaistu. Jos jonkin niistä saisi selville tarkemmin kuin kolmen ihmisen tarkkuudella (taustan ja oleskeluluvan perusteen taulukoissa viiden), lukuja salataan lisää. Jos sekään ei auta, taulukon luvut jätetään ennalleen, ja se kerrotaan.",
    "Ohjelma ei voi suojata siltä, joka jo tuntee ryhmän kaikki muut ihmiset. Eikä se salaa sitä, millaista ryhmissä yleensä on: juuri sitä varten luvut julkaistaan.",
    "Tämä sivu ei kerro lukijastaan kenellekään. Se on yksi tiedosto, joka ei hae mitään verkosta eikä tallenna mitään laitteellesi.",
  ],
  sv: [
    "Ingen som läser den här sidan. På sidan finns bara antal som har avrundats till närmaste tiotal och andelar som har räknats ut av dem. Namn, personbeteckningar eller uppgifter om enskilda personer publiceras inte i någon form.",
    "Talen räknas av ett program i en sluten miljö, som bara de tal som ska publiceras får lämna. I uppgifterna som kommer dit ur registren står det en pseudonym i stället för namn och personbeteckning.",
    "Före varje publicering försöker programmet sluta sig till de sekretessbelagda talen ur allt som någonsin har publicerats. Om något av dem kunde fås fram noggrannare än på tre personer när (fem i tabellerna efter bakgrund och grund för uppehållstillstånd), beläggs fler tal med sekretess. Om inte det heller hjälper får tabellens tal stå kvar som de var, och det sägs.",
    "Programmet kan inte skydda mot den som redan känner alla andra i en grupp. Och det döljer inte hur det i allmänhet är i grupperna: det är just därför talen publiceras.",
    "Den här sidan berättar inte om sin läsare för någon. Den är en enda fil som inte hämtar något från nätet och inte sparar något på din apparat.",
  ],
  en: [
    "Nobody who reads this page. On it are only counts, rounded to the nearest ten, and shares made of them. Names, personal identity codes or anything of a single person are not published in any form.",
    "A program makes the numbers inside a closed environment, and only what is to be published may leave it. In what comes there from the registers a pseudonym stands in place of name and identity code.",
    "Before each release the program itself tries to work the withheld numbers out from everything that was ever published. Where one of them could be known to within fewer than three people (five in the tables of background and of ground of residence permit), more is withheld. Where that does not help either, the table’s numbers stay as they were, and the page says so.",
    "It cannot protect against somebody who already knows everybody else of a group. And it does not hide what groups are like in general: that is what the numbers are published for.",
    "This page tells nobody about its reader. It is one file that fetches nothing from the network and keeps nothing on your device.",
  ],
};

/** What is done with data of persons, for those whom it is about. */
export const privacy = ({ language }: SectionContext): Section => ({
  name: "privacy",
  title: TITLE[language],
  body: markup`${paragraphs(TEXT[language])}`,
});
