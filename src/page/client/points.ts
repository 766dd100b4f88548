/** A point of a drawing that can be reached by keyboard or pointer. */
export interface ChartPoint {
  /** Number of the panel, from 0. */
  readonly panel: number;
  /** Place in the drawing, CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** The point in words: group or area, month, value, status, interval. */
  readonly words: string;
}

interface Chart {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
  readonly points: readonly ChartPoint[];
  /** The name of the points, and how to move through them. */
  readonly label: string;
  readonly role: string;
}

const nearest = (points: readonly ChartPoint[], distance: (point: ChartPoint) => number): number => {
  const all = points.map(distance);
  return all.indexOf(Math.min(...all));
};

/** The point nearest to the pointer, by the drawing's place in the window. */
function pointedAt({ width, height, points }: Chart, { clientX, clientY }: MouseEvent, box: DOMRect): number {
  const [x, y] = [((clientX - box.left) * width) / box.width, ((clientY - box.top) * height) / box.height];
  return nearest(points, (point) => Math.hypot(point.x - x, point.y - y));
}

/** The points next to each other: those of a panel; where every panel has only one, as the rows of a list, all of them. */
function besideOf(points: readonly ChartPoint[], { panel }: ChartPoint): readonly number[] {
  const isList = new Set(points.map((point) => point.panel)).size === points.length;
  return points.flatMap((point, index) => (isList || point.panel === panel ? [index] : []));
}

/**
 * Where a key leads from a point: left and right to the neighbour in the panel, up and down to the same place of the next panel, Home
 * and End to the panel's first and last; in a list, whose panels are rows of one point, to the row before and after, the first and the last. Null: the
 * key does nothing here.
 *
 * @example after("End", points, 0)
 */
export function after(key: string, points: readonly ChartPoint[], at: number): number | null {
  const here = points[at];
  if (here === undefined) return null;
  const inPanel = besideOf(points, here);
  const place = inPanel.indexOf(at);
  if (key === "ArrowRight") return inPanel[place + 1] ?? at;
  if (key === "ArrowLeft") return inPanel[place - 1] ?? at;
  if (key === "Home") return inPanel[0] ?? at;
  if (key === "End") return inPanel.at(-1) ?? at;
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const panels = [...new Set(points.map(({ panel }) => panel))].toSorted((one, other) => one - other);
  const own = points.flatMap(({ panel }, index) => (panel === here.panel ? [index] : [])).indexOf(at);
  const next = panels[panels.indexOf(here.panel) + (key === "ArrowDown" ? 1 : -1)];
  const there = points.flatMap(({ panel }, index) => (panel === next ? [index] : []));
  return there[Math.min(own, there.length - 1)] ?? at;
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** The marker of a point: a ring around it and its words beside it. */
function marker({ width, height, points }: Chart) {
  const [ring, tip] = [element("span", "chart-ring"), element("span", "chart-tip")];
  for (const part of [ring, tip]) {
    part.hidden = true;
    part.setAttribute("aria-hidden", "true");
  }
  const hide = (): void => {
    ring.hidden = true;
    tip.hidden = true;
  };
  const show = (at: number): void => {
    const point = points[at];
    if (point === undefined) return;
    const [left, top] = [`${(100 * point.x) / width}%`, `${(100 * point.y) / height}%`];
    for (const part of [ring, tip]) {
      part.style.left = left;
      part.style.top = top;
      part.hidden = false;
    }
    tip.dataset["side"] = point.x > width / 2 ? "left" : "right";
    tip.textContent = point.words;
  };
  return { ring, tip, hide, show };
}

/**
 * Puts a drawing under one tab stop: arrow keys move from point to point, and each is announced when reached; pointing shows the same words. It has the
 * role of a slider, as screen readers pass arrow keys to sliders and announce their value.
 */
export function withPoints(chart: Chart): HTMLElement {
  const { svg, points, label, role } = chart;
  const [frame, stop] = [element("div", "chart"), element("div", "chart-points")];
  const { ring, tip, hide, show } = marker(chart);
  let at = Math.max(
    0,
    points.findLastIndex(({ panel }) => panel === points[0]?.panel),
  );
  const say = (): void => {
    stop.setAttribute("aria-valuenow", String(at + 1));
    stop.setAttribute("aria-valuetext", points[at]?.words ?? "");
  };
  const attributes = { role: "slider", tabindex: "0", "aria-label": label, "aria-roledescription": role };
  for (const [name, value] of Object.entries(attributes)) stop.setAttribute(name, value);
  stop.setAttribute("aria-valuemin", "1");
  stop.setAttribute("aria-valuemax", String(points.length));
  say();
  stop.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : after(event.key, points, at);
    if (next === null) return;
    event.preventDefault();
    at = next;
    say();
    show(at);
  });
  stop.addEventListener("focus", () => show(at));
  stop.addEventListener("blur", hide);
  stop.addEventListener("pointermove", (event) => show(pointedAt(chart, event, stop.getBoundingClientRect())));
  stop.addEventListener("pointerleave", () => (document.activeElement === stop ? show(at) : hide()));
  frame.append(svg);
  if (points.length > 0) frame.append(ring, stop, tip);
  return frame;
}
