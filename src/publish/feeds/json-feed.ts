import { isMail, NOBODY } from "./atom.ts";
import type { Feed, Item } from "./feed.ts";

const itemOf = ({ id, title, html, at, link, tags }: Item, language: string) => ({
  id,
  ...(link === null ? {} : { url: link }),
  title,
  content_html: html,
  date_published: at,
  date_modified: at,
  language,
  tags,
});

function authorOf({ publisher: { name, uri, contact } }: Feed) {
  const url = uri === "" && isMail(contact) ? `mailto:${contact}` : uri;
  return { name: name === "" ? NOBODY : name, ...(url === "" ? {} : { url }) };
}

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const jsonFeedOf = (feed: Feed): string => {
  const { publisher, stem, title, description, language, items } = feed;
  const content = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    description,
    ...(publisher.uri === "" ? {} : { home_page_url: publisher.uri }),
    ...(publisher.base_url === null ? {} : { feed_url: `${publisher.base_url}/${stem}.json` }),
    language,
    authors: [authorOf(feed)],
    items: items.map((item) => itemOf(item, language)),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
};
