import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { ParagraphChild } from "docx";
import type { Language } from "../../model/codelist.ts";
import type { Part } from "../../words/sentence.ts";
import { numberAddress } from "./address.ts";
import type { Brief, Item, Section, Table as BriefTable } from "./model.ts";
import { settled } from "./settled-docx.ts";

const LOCALES: Readonly<Record<Language, string>> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** Twentieths of a point: A4 and its margins. */
const A4 = { width: 11906, height: 16838, orientation: PageOrientation.PORTRAIT };
const MARGIN = { top: 1000, right: 1000, bottom: 900, left: 1000 };

/** Half-points. */
const SMALL = 17;

interface BriefSource {
  readonly brief: Brief;
  /** Address of the snapshot's page; null where it has no public address: then the numbers are not links. */
  readonly page: string | null;
}

type Look = { readonly size?: number; readonly italics?: boolean };

function runs(parts: readonly Part[], { brief, page }: BriefSource, look: Look = {}): readonly ParagraphChild[] {
  return parts.map((part) => {
    if (typeof part === "string") return new TextRun({ text: part, ...look });
    const run = new TextRun({ text: part.text, style: page === null ? "Number" : "Hyperlink", ...look });
    return page === null
      ? run
      : new ExternalHyperlink({ children: [run], link: numberAddress(brief, part.reads, page) });
  });
}

const itemParagraph = ({ lead, parts }: Item, source: BriefSource): Paragraph =>
  new Paragraph({
    bullet: { level: 0 },
    children: [...(lead === undefined ? [] : [new TextRun({ text: `${lead} `, bold: true })]), ...runs(parts, source)],
  });

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "B9C0C4" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const BORDERS = { top: NONE, left: NONE, right: NONE, bottom: LINE, insideHorizontal: LINE, insideVertical: NONE };

const cell = (children: readonly ParagraphChild[]): TableCell =>
  new TableCell({ children: [new Paragraph({ spacing: { after: 20 }, children })] });

function tableOf({ columns, rows }: BriefTable, source: BriefSource): Table {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) => cell([new TextRun({ text: column, bold: true, size: SMALL })])),
  });
  const body = rows.map(
    ({ head: month, cells }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell([new TextRun({ text: month, size: SMALL })]),
          ...cells.map((parts) => {
            const absent = parts.every((part) => typeof part === "string");
            return cell(runs(parts, source, { size: SMALL, italics: absent }));
          }),
        ],
      }),
  );
  return new Table({ rows: [head, ...body], width: { size: 100, type: WidthType.PERCENTAGE }, borders: BORDERS });
}

function sectionOf(
  { heading, paragraphs, items, table }: Section,
  source: BriefSource,
): readonly (Paragraph | Table)[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(heading)] }),
    ...paragraphs.map((parts) => new Paragraph({ children: runs(parts, source) })),
    ...items.map((item) => itemParagraph(item, source)),
    ...(table === null
      ? []
      : [
          new Paragraph({ style: "Caption", keepNext: true, children: [new TextRun(table.caption)] }),
          tableOf(table, source),
          new Paragraph({ style: "Caption", children: [new TextRun(table.key)] }),
        ]),
  ];
}

const heading = (size: number) => ({
  run: { size, bold: true, color: "1B1B1B" },
  paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
});

const stylesFor = (language: Language) => ({
  default: {
    document: {
      run: { size: 20, font: "Arial", color: "1B1B1B", language: { value: LOCALES[language] } },
      paragraph: { spacing: { after: 80 } },
    },
    heading1: heading(36),
    heading2: heading(25),
    hyperlink: { run: { color: "12436D" } },
  },
  paragraphStyles: [
    { id: "Caption", name: "Caption", basedOn: "Normal", run: { size: SMALL, color: "505A5F" } },
    { id: "Subtitle", name: "Subtitle", basedOn: "Normal", run: { size: 20, color: "505A5F" } },
  ],
  characterStyles: [{ id: "Number", name: "Number", basedOn: "DefaultParagraphFont" }],
});

/**
 * A brief as a Word document: real headings, a table with a header row, each number a link to its observation. The same brief gives the same bytes.
 *
 * @param page Address of the snapshot's page, `https://…/snapshots/<id>/index.html`; null: the numbers are not links.
 */
export async function briefDocx(brief: Brief, page: string | null): Promise<Uint8Array> {
  const source = { brief, page };
  const { language, title, subtitle, sections } = brief;
  const children = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
    new Paragraph({ style: "Subtitle", children: [new TextRun(subtitle)] }),
    ...sections.flatMap((section) => sectionOf(section, source)),
  ];
  const document = new Document({
    title,
    description: `${subtitle}. ${brief.id}`,
    creator: "Tilannekuva",
    lastModifiedBy: "Tilannekuva",
    styles: stylesFor(language),
    sections: [{ properties: { page: { size: A4, margin: MARGIN } }, children }],
  });
  return settled(await Packer.toBuffer(document), brief.vintage.slice(0, 10));
}
