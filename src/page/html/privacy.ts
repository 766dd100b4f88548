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
    "Nobody who reads this page. It has only counts, rounded to the nearest ten, and shares calculated from them. Names, personal identity codes and data on individual people are not published in any form.",
    "A program calculates the numbers in a closed environment, and only the numbers to be published may leave it. In the data that enter it from the registers, a pseudonym replaces the name and the personal identity code.",
    "Before each release the program tries to deduce the withheld numbers from everything ever published. If one of them could be deduced to within fewer than three people (five in the tables by background and by permit ground), more numbers are withheld. If that does not help either, the table’s numbers are left unchanged, and the page says so.",
    "The program cannot protect against somebody who already knows everybody else in a group. Nor does it hide what groups are like in general: that is what the numbers are published for.",
    "This page gives nobody any information about its reader. It is a single file that fetches nothing from the network and stores nothing on your device.",
  ],
};

/** How personal data are used and protected, for the people whom they concern. */
export const privacy = ({ language }: SectionContext): Section => ({
  name: "privacy",
  title: TITLE[language],
  body: markup`${paragraphs(TEXT[language])}`,
});
