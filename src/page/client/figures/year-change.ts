import { gridX, ruleX, ruleY, text } from "@observablehq/plot";
import { monthName } from "../../../words/months.ts";
import { signed } from "../../../words/numbers.ts";
import type { Cell, PageIndicator } from "../../picture.ts";
import { valueAxis } from "../axis.ts";
import { cellAt, codeOf, indicatorOf, newestTold } from "../cells.ts";
import { type Drawn, draw, drawing } from "../chart.ts";
import type { Figure, TableModel, View } from "../figure.ts";
import { headlinesOf, placeOf } from "../headlines.ts";
import { withPoints } from "../points.ts";
import { whose } from "../say.ts";
import { NO_DATA } from "../texts/absent.ts";
import { statusInWords } from "../../../words/statuses.ts";
import { INK } from "../signs.ts";
import { textsOf } from "../texts/texts.ts";
import { BOLD, wrapped } from "../wrapped.ts";
import { codeLines } from "./code-lines.ts";
import { type ChangeInWords, changeInWords } from "./finding.ts";

const TOP = 30;

/** Height of a line of text, and of a row's bar with the room around it. */
const LINE = 15;
const BAR = 34;

/** A headline's change: from the same month a year before to the newest that is told. */
interface Changed {
  readonly indicator: PageIndicator;
  readonly month: string;
  readonly cell: Cell | null;
  readonly said: ChangeInWords;
}

function changesOf(view: View): readonly Changed[] {
  const { data, choice } = view;
  return headlinesOf(data).map(({ indicator: code }) => {
    const place = placeOf(code, choice.area);
    const month = choice.month ?? newestTold(data, [place]) ?? data.months.at(-1) ?? "";
    const cell = cellAt(data, place, month);
    const indicator = indicatorOf(data, code);
    return { indicator, month, cell, said: changeInWords(view, cell, indicator) };
  });
}

/** A change with its numbers, flat, as Plot reads it. */
interface Row {
  readonly name: string;
  readonly words: string;
  readonly change: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const rowOf = (view: View, { indicator, cell, said }: Changed): Row => ({
  name: wrapped(indicator.names[view.choice.language], view.width - 20, 13 * BOLD).join("\n"),
  words: wrapped(said.words, view.width - 20, 12 * 1.15).join("\n"),
  change: cell?.change?.CHANGE ?? null,
  lower: cell?.change?.CHANGE_LOWER ?? null,
  upper: cell?.change?.CHANGE_UPPER ?? null,
});

const hasNumbers = ({ change }: Row): boolean => change !== null;

const LEFT = { frameAnchor: "left", textAnchor: "start", dx: -8, y: "name", lineHeight: 1.2 } as const;

function drawRows(view: View, rows: readonly Row[], height: number): Drawn {
  const { width, choice } = view;
  const values = rows.flatMap(({ change, lower, upper }) => [change, lower, upper].filter((of) => of !== null));
  const axis = valueAxis(values, { zero: true, most: width < 500 ? 4 : 8 });
  const told = rows.filter(hasNumbers);
  const halo = { stroke: INK.background, strokeWidth: 4 } as const;
  return draw({
    width,
    height,
    marginLeft: 18,
    marginRight: 18,
    marginTop: TOP,
    marginBottom: 4,
    x: { domain: axis.domain, axis: null },
    y: { type: "band", domain: rows.map(({ name }) => name), axis: null },
    marks: [
      gridX(
        axis.ticks.filter((tick) => tick !== 0),
        { stroke: INK.grid, strokeOpacity: 1 },
      ),
      ruleX([0], { stroke: INK.text, strokeWidth: 1.5 }),
      text([...axis.ticks], {
        x: (tick: number) => tick,
        text: (tick: number) => signed(tick, choice.language, Number.isInteger(tick) ? 0 : 1),
        frameAnchor: "top",
        dy: -14,
        fill: INK.secondary,
      }),
      ruleY(told, { y: "name", x1: "lower", x2: "upper", stroke: INK.first, strokeWidth: 8, strokeOpacity: 0.35 }),
      text(told, { x: "change", y: "name", text: () => "|", fontSize: 18, fontWeight: 700, fill: INK.first }),
      text(rows, {
        ...LEFT,
        ...halo,
        text: "name",
        lineAnchor: "bottom",
        dy: -13,
        fontSize: 13,
        fontWeight: 600,
        fill: INK.text,
      }),
      text(rows, { ...LEFT, ...halo, text: "words", lineAnchor: "top", dy: 12, fill: INK.secondary }),
    ],
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
  const of = whose(codeOf(data.areas, choice.area), choice.language);
  const head = figures.changes(`${of.slice(0, 1).toUpperCase()}${of.slice(1)}`);
  return `${head}: ${figures.toldOf(changes.filter(({ said }) => said.isClear).length, changes.length)}`;
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
