import { capital } from "../../../lib/first-letter.ts";
import { monthName } from "../../../words/month-names.ts";
import { signed } from "../../../words/numbers.ts";
import { cellAt, codeOf, indicatorOf, newestWithValue } from "../page-cells.ts";
import { drawing } from "../chart.ts";
import type { Figure, TableModel, View } from "../page-figure.ts";
import { headlinesOf, placeOf } from "../headlines.ts";
import { withPoints } from "../points.ts";
import { whose } from "../say.ts";
import { NO_DATA } from "../texts/absent.ts";
import { statusInWords } from "../../../words/statuses.ts";
import { textsOf } from "../texts/page-texts.ts";
import { codeLines } from "./code-lines.ts";
import { changeInWords } from "./change-words.ts";
import type { Changed } from "./change-rows.ts";
import { rowOf, hasNumbers, TOP, drawRows } from "./change-rows.ts";

/** Height of a line of text, and of a row's bar with the room around it. */
const LINE = 15;
const BAR = 34;

function changesOf(view: View): readonly Changed[] {
  const { data, choice } = view;
  return headlinesOf(data).map(({ indicator: code }) => {
    const place = placeOf(code, choice.area);
    const month = choice.month ?? newestWithValue(data, [place]) ?? data.months.at(-1) ?? "";
    const cell = cellAt(data, place, month);
    const indicator = indicatorOf(data, code);
    return { indicator, month, cell, said: changeInWords(view, cell, indicator) };
  });
}

function drawAll(view: View): HTMLElement | null {
  const changes = changesOf(view);
  const rows = changes.map((changed) => rowOf(view, changed));
  if (!rows.some(hasNumbers)) return null;
  const { width, choice } = view;
  const lines = Math.max(...rows.flatMap(({ name, words }) => [name, words]).map((of) => of.split("\n").length));
  const height = TOP + (BAR + 2 * LINE * lines + 8) * rows.length + 4;
  const drawn = drawRows(view, rows, height);
  const points = rows.map(({ name, words, change }, panel) => ({
    panel,
    x: change === null ? 18 : drawn.x(change),
    y: drawn.y(name),
    words: `${name}: ${words}`.replaceAll("\n", " "),
  }));
  const { frame } = textsOf(choice.language);
  return withPoints({
    svg: drawing({ width, height, title: titleOf(view), description: points.map(({ words }) => words).join(". ") }, [
      { drawn, left: 0, top: 0 },
    ]),
    width,
    height,
    points,
    label: `${frame.points}: ${titleOf(view)}; ${frame.howToGo}`,
    role: frame.points,
  });
}

function titleOf(view: View): string {
  const { data, choice } = view;
  const { figures } = textsOf(choice.language);
  const changes = changesOf(view);
  const head = figures.changes(capital(whose(codeOf(data.areas, choice.area), choice.language)));
  return `${head}: ${figures.countOf(changes.filter(({ said }) => said.isClear).length, changes.length)}`;
}

function tableOf(view: View): TableModel {
  const { language } = view.choice;
  const { columns } = textsOf(language);
  const rows = changesOf(view).map(({ indicator, month, cell, said }) => {
    const [lower = "", upper = ""] = [cell?.change?.CHANGE_LOWER ?? null, cell?.change?.CHANGE_UPPER ?? null].map(
      (of) => (of === null ? "" : signed(of, language, indicator.decimals)),
    );
    return [
      indicator.names[language],
      month === "" ? "" : monthName(month, language),
      said.amount,
      lower,
      upper,
      statusInWords(cell ?? NO_DATA, language),
      said.words,
    ];
  });
  const { indicator, month, change, lower, upper, status, finding } = columns;
  return { columns: [indicator, month, change, lower, upper, status, finding], rows };
}

/** How every headline of the chosen area has changed since a year before, with a cautious interval. */
export const yearChange: Figure = {
  id: "year-change",
  title: titleOf,
  file: ({ data, choice }) => [choice.area, choice.month ?? data.months.at(-1) ?? ""],
  subtitle: ({ choice }) => textsOf(choice.language).figures.changesSubtitle,
  draw: drawAll,
  empty: (view) => changesOf(view)[0]?.said.words ?? textsOf(view.choice.language).figures.noMonths,
  table: tableOf,
  notes: ({ choice }) => [textsOf(choice.language).cautious, textsOf(choice.language).sources],
  code: (view) =>
    codeLines({
      file: "headline.parquet",
      equal: { REF_AREA: view.choice.area },
      among: { INDICATOR: headlinesOf(view.data).map(({ indicator }) => indicator) },
      columns: ["INDICATOR", "TIME_PERIOD", "CHANGE", "CHANGE_LOWER", "CHANGE_UPPER", "CHANGE_STATUS"],
    }),
};
