// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { ANONYMOUS } from "../../../src/model/presentation.ts";
import { gapByCity } from "../../../src/page/client/figures/gap-by-city.ts";
import { gapOverTime } from "../../../src/page/client/figures/gap-over-time.ts";
import { yearChange } from "../../../src/page/client/figures/year-change.ts";
import { startPage } from "../../../src/page/client/page.ts";
import type { PageData } from "../../../src/page/picture.ts";
import { cell, pageData } from "./data.ts";

const FIGURES = [gapOverTime, gapByCity, yearChange];

const article = (language: string): string => `
  <article lang="${language}" data-language="${language}"><section>
    <h2>Now: Six</h2>
    <div data-mount="notice"></div>
    <ul data-mount="sentences"><li>as the file opens</li></ul>
    <div data-mount="controls"></div>
    <div data-mount="figures"></div>
    <div data-figure="year-change">without a program</div>
  </section></article>`;

const data: PageData = pageData({
  cells: ["2025-09", "2025-10", "2025-11"].flatMap((month) => [cell({ month }), cell({ month, area: "KU049" })]),
  sentences: {
    C6: { fi: ["kuusi"], sv: ["sex"], en: ["six"] },
    KU049: { fi: ["Espoossa <b>10,5</b>"], sv: ["i Esbo"], en: ["in Espoo"] },
  },
  presentation: { ...ANONYMOUS, publisher: { ...ANONYMOUS.publisher, base_url: "https://tilannekuva.example" } },
});

/** Opens the page at an address; its listeners are those of a window of its own. */
async function open(hash: string): Promise<void> {
  history.replaceState(null, "", `/${hash}`);
  startPage(data, FIGURES);
  await vi.waitFor(() => expect(document.querySelectorAll(".body.waiting")).toHaveLength(0), WAIT);
}

/** The address changes, as by a link. */
async function goTo(hash: string): Promise<void> {
  history.replaceState(null, "", `/${hash}`);
  window.dispatchEvent(new Event("hashchange"));
  await vi.waitFor(() => expect(document.querySelector("[role='status']")?.textContent).not.toBe(""), WAIT);
}

const WAIT = { timeout: 10_000 };

const visible = (selector: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-language]:not([hidden]) ${selector}`)!;

function field(): HTMLSelectElement {
  const first = visible("select");
  if (!(first instanceof HTMLSelectElement)) throw new TypeError("no field");
  return first;
}

const listened = vi.spyOn(window, "addEventListener");

beforeEach(() => {
  for (const [type, listener] of listened.mock.calls) window.removeEventListener(type, listener);
  listened.mockClear();
  document.documentElement.lang = "fi";
  document.body.innerHTML = `<a hreflang="fi" href="#/fi">fi</a><a hreflang="sv" href="#/sv">sv</a><main>${["fi", "sv", "en"].map(article).join("")}</main>`;
});

test("one language stays, with its figures at their places and the chosen area's sentences", async () => {
  await open("#/fi/KU049");
  expect(document.querySelectorAll("[data-language]:not([hidden])")).toHaveLength(1);
  expect(document.documentElement.lang).toBe("fi");
  expect(visible("[data-mount='sentences']").innerHTML).toBe("<li>Espoossa <b>10,5</b></li>");
  expect(visible("h2").textContent).toBe("Now: Espoo");
  expect(visible("[data-mount='figures']").querySelectorAll(".figure")).toHaveLength(FIGURES.length - 1);
  expect(visible("[data-figure='year-change']").querySelectorAll(".figure")).toHaveLength(1);
  expect(document.querySelector("a[hreflang='fi']")?.getAttribute("aria-current")).toBe("true");
});

test("what is around a figure: heading, table with headers, notes, files; names of buttons differ", async () => {
  await open("#/en/KU049");
  const figure = visible(".figure");
  expect(figure.querySelector("h3")?.textContent).toContain("The unemployment gap was");
  expect(figure.querySelectorAll("details")).toHaveLength(3);
  expect(figure.querySelector("[role='region'][tabindex='0'] caption")?.textContent).toContain(
    "name of unemployment_gap_18_64",
  );
  expect(figure.querySelectorAll("tbody th[scope='row']")).toHaveLength(21);
  const buttons = [...document.querySelectorAll(".figure button")].map(({ textContent }) => textContent);
  expect(new Set(buttons).size).toBe(buttons.length);
});

test("a choice in the controls is an address, a new drawing, and one spoken line; the field keeps the focus", async () => {
  await open("#/en/C6");
  const area = field();
  area.focus();
  area.value = "KU049";
  area.dispatchEvent(new Event("change"));
  await vi.waitFor(() => expect(document.querySelector("[role='status']")?.textContent).toContain("Espoo"), WAIT);
  expect(location.hash).toContain("#/en/KU049/unemployment_gap_18_64?vintage=");
  expect(visible(".figure h3").textContent).toContain("Espoo");
  expect(document.activeElement?.tagName).toBe("SELECT");
});

test("the language changes and what was chosen stays; a place of the page is no choice", async () => {
  await open("#/fi/KU049?comparison=six");
  await goTo("#/sv");
  expect(visible("[data-mount='sentences']").textContent).toBe("i Esbo");
  expect(field().value).toBe("KU049");
  history.replaceState(null, "", "/#content");
  window.dispatchEvent(new Event("hashchange"));
  expect(visible("[data-mount='sentences']").textContent).toBe("i Esbo");
});

test("a link of another snapshot says so and leads there", async () => {
  await open("#/en/KU049?vintage=2025-12-15T0000Z-0123456789ab&ground=MAGIC");
  const notice = visible("[data-mount='notice']");
  expect(notice.textContent).toContain("15 December 2025");
  expect(notice.querySelector("a")?.getAttribute("href")).toBe(
    "../2025-12-15T0000Z-0123456789ab/index.html#/en/KU049?vintage=2025-12-15T0000Z-0123456789ab&ground=MAGIC",
  );
  expect(notice.textContent).toContain("MAGIC");
});

test("an embedded figure stands alone", async () => {
  await open("#/en/KU049?figure=gap-by-city&embed=only");
  const shown = [...document.querySelectorAll<HTMLElement>(".figure")].filter(
    (figure) => figure.closest("[hidden]") === null,
  );
  expect(shown.map((figure) => figure.querySelector("h3")?.id)).toEqual(["figure-gap-by-city"]);
});

test("link and embed code keep the vintage, under the publisher's address", async () => {
  await open("#/en/KU049");
  const texts = [...visible(".figure").querySelectorAll("code")].map(({ textContent }) => textContent);
  expect(texts[0]).toBe(
    `https://tilannekuva.example/snapshots/${data.id}/index.html#/en/KU049/unemployment_gap_18_64?figure=gap-over-time&vintage=${data.id}`,
  );
  expect(texts[1]).toMatch(/^<iframe src="https:\/\/tilannekuva\.example\/snapshots\/.*&amp;embed=only&amp;vintage=/);
});
