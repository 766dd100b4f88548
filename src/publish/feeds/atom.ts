import type { Feed, Item } from "./feed.ts";
import { escaped } from "./feed-markup.ts";

/** The author where no publisher is configured: an author must have a name. */
export const NOBODY = "Tilannekuva";

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const link = (attributes: Readonly<Record<string, string>>): string =>
  `<link ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(" ")}/>`;

/** An address that mail can be sent to, as the schema has it. */
export const isMail = (contact: string): boolean => /^[^\s@]+@[^\s@]+$/.test(contact);

function author({ publisher: { name, uri, contact } }: Feed): string {
  const parts = [
    element("name", name === "" ? NOBODY : name),
    uri === "" ? "" : element("uri", uri),
    isMail(contact) ? element("email", contact) : "",
  ];
  return `<author>${parts.join("")}</author>`;
}

const entry = ({ id, title, html, at, link: href, tags }: Item): string =>
  [
    "<entry>",
    element("id", id),
    element("title", title),
    element("published", at),
    element("updated", at),
    ...(href === null ? [] : [link({ rel: "alternate", href })]),
    ...tags.map((term) => `<category term="${escaped(term)}"/>`),
    `<content type="html">${escaped(html)}</content>`,
    "</entry>",
  ].join("\n");

/** A feed as Atom (RFC 4287). */
export function atomOf(feed: Feed): string {
  const { base_url } = feed.publisher;
  const links =
    base_url === null
      ? []
      : [
          link({ rel: "self", type: "application/atom+xml", href: `${base_url}/${feed.stem}.atom` }),
          link({ rel: "alternate", type: "application/feed+json", href: `${base_url}/${feed.stem}.json` }),
        ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    element("id", feed.id),
    element("title", feed.title),
    element("subtitle", feed.description),
    element("updated", feed.updated),
    author(feed),
    ...links,
    "<generator>Tilannekuva</generator>",
    ...feed.items.map(entry),
    "</feed>",
    "",
  ].join("\n");
}
