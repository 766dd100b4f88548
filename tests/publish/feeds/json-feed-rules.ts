import { z } from "zod";

const absolute = z.url();
const date = z.iso.datetime({ offset: true });

const item = z.looseObject({
  id: z.string().min(1),
  url: absolute.optional(),
  title: z.string().optional(),
  content_html: z.string().optional(),
  content_text: z.string().optional(),
  date_published: date.optional(),
  date_modified: date.optional(),
  tags: z.array(z.string()).optional(),
  language: z.string().optional(),
});

const feed = z.looseObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  home_page_url: absolute.optional(),
  feed_url: absolute.optional(),
  description: z.string().optional(),
  authors: z
    .array(z.object({ name: z.string().optional(), url: absolute.optional(), avatar: absolute.optional() }))
    .optional(),
  language: z.string().optional(),
  items: z.array(item),
});

const KEYS = new Set([...Object.keys(feed.shape), ...Object.keys(item.shape)]);

const strangers = (value: object): readonly string[] =>
  Object.keys(value).filter((key) => !KEYS.has(key) && !key.startsWith("_"));

/** What breaks the specification in a JSON Feed: jsonfeed.org/version/1.1. */
export function jsonFeedFaults(text: string): readonly string[] {
  const read = feed.safeParse(JSON.parse(text));
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const { items } = read.data;
  const ids = items.map(({ id }) => id);
  return [
    ...strangers(read.data),
    ...items.flatMap(strangers),
    ...(new Set(ids).size === ids.length ? [] : ["an id is there twice"]),
    ...items
      .filter((one) => one.content_html === undefined && one.content_text === undefined)
      .map(({ id }) => `${id} has no content`),
    ...items.flatMap(({ authors, id }) => (authors === undefined || Array.isArray(authors) ? [] : [`${id}: authors`])),
  ];
}
