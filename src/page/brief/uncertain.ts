import { cellContextOf } from "../../words/figure-words.ts";
import { completeness } from "../../words/missing-words.ts";
import { monthName } from "../../words/month-names.ts";
import { say } from "../../words/sentence.ts";
import type { Part } from "../../words/sentence.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import type { PageIndicator } from "../picture.ts";
import type { Item, Section } from "./model.ts";
import { gapsIn, monthsShown, sentenceContextAbout } from "./brief-language.ts";
import type { About } from "./brief-language.ts";
import { absent } from "./brief-table.ts";
import { text } from "./brief-texts.ts";

const listed = (entries: readonly (readonly Part[])[]): readonly Part[] =>
  entries.reduce((all, entry) => (all.length === 0 ? entry : say`${all}, ${entry}`), []);

/** The completeness of the months that are still estimated. */
function awaited(months: readonly string[], { indicators, context }: Shown): readonly Item[] {
  const { language } = context;
  const entries = months.flatMap((month) => {
    const cells = indicators.map(({ code }) => context.find({ indicator: code, month }));
    const estimated = cells.find((cell) => cell?.status === "E" && cell.completeness !== null);
    if (estimated === null || estimated === undefined) return [];
    return [say`${monthName(month, language)} (${completeness(cellContextOf(estimated, context))})`];
  });
  if (entries.length === 0) return [];
  const head = {
    fi: "Arvioita, joiden ilmoituksista on saapunut suluissa sanottu osa",
    sv: "Skattningar, av vilkas anmälningar den andel som anges inom parentes har kommit in",
    en: "Estimates, with the share of their reports that has arrived in brackets",
  }[language];
  return [{ parts: say`${head}: ${listed(entries)}.` }];
}

interface Shown {
  readonly indicators: readonly PageIndicator[];
  readonly context: SentenceContext;
}

/** The months of a gap without a value, by reason. */
function missingMonths(
  { code, names }: PageIndicator,
  months: readonly string[],
  context: SentenceContext,
): readonly Item[] {
  const { language } = context;
  const cells = months.map((month) => ({ month, cell: context.find({ indicator: code, month }) }));
  const missing = cells.filter(({ cell }) => cell !== null && cell.value === null);
  if (missing.length === 0) return [];
  const byReason = Map.groupBy(missing, ({ cell }) => absent(cell, context));
  const said = [...byReason].map(
    ([reason, of]) => `${reason}: ${of.map(({ month }) => monthName(month, language)).join(", ")}`,
  );
  return [{ lead: `${names[language]}.`, parts: [`${said.join("; ")}.`] }];
}

/** The figures that are not reliable yet, and those that are missing. */
export function uncertain(about: About): Section {
  const { data, language } = about;
  const [context, months, indicators] = [sentenceContextAbout(about), monthsShown(data), gapsIn(data)];
  const waiting = awaited(months, { indicators, context });
  const items = [...waiting, ...indicators.flatMap((indicator) => missingMonths(indicator, months, context))];
  const paragraphs = [
    items.length === 0
      ? say`${text("allFinal", language)} ${text("cautious", language)}`
      : [text("cautious", language)],
  ];
  return { heading: text("uncertain", language), paragraphs, items, table: null };
}
