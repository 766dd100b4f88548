import { JSDOM } from "jsdom";

const ATOM = "http://www.w3.org/2005/Atom";

/** How often an element may stand in its parent, by RFC 4287's schema (fixtures/standards/atom-rfc4287.rng): at least, at most. */
type Times = readonly [least: number, most: number];
const ONE: Times = [1, 1];
const SOME: Times = [0, 1];
const ANY: Times = [0, Infinity];

const CHILDREN: Readonly<Record<string, Readonly<Record<string, Times>>>> = {
  feed: {
    author: ANY,
    category: ANY,
    contributor: ANY,
    generator: SOME,
    icon: SOME,
    id: ONE,
    link: ANY,
    logo: SOME,
    rights: SOME,
    subtitle: SOME,
    title: ONE,
    updated: ONE,
    entry: ANY,
  },
  entry: {
    author: ANY,
    category: ANY,
    content: SOME,
    contributor: ANY,
    id: ONE,
    link: ANY,
    published: SOME,
    rights: SOME,
    source: SOME,
    summary: SOME,
    title: ONE,
    updated: ONE,
  },
  author: { name: ONE, uri: SOME, email: SOME },
};

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  link: ["href", "rel", "type", "hreflang", "title", "length"],
  category: ["term", "scheme", "label"],
  content: ["type", "src"],
  generator: ["uri", "version"],
  title: ["type"],
  subtitle: ["type"],
};

const REQUIRED: Readonly<Record<string, string>> = { link: "href", category: "term" };

/** RFC 3339 with an upper-case T and an offset, section 3.3. */
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;

const childrenOf = (element: Element, name: string): readonly Element[] =>
  [...element.children].filter((child) => child.localName === name);

function countFaults(element: Element): readonly string[] {
  const allowed = CHILDREN[element.localName] ?? {};
  const strangers = [...element.children]
    .filter((child) => child.namespaceURI !== ATOM || !(child.localName in allowed))
    .map((child) => `${element.localName} holds ${child.localName}`);
  const times = Object.entries(allowed).flatMap(([name, [least, most]]) => {
    const count = childrenOf(element, name).length;
    return count < least || count > most ? [`${element.localName} holds ${count} ${name}`] : [];
  });
  return [...strangers, ...times];
}

function valueFaults(element: Element): readonly string[] {
  const { localName: name } = element;
  const text = element.textContent;
  const allowed = ATTRIBUTES[name] ?? [];
  const strange = [...element.attributes].filter(
    ({ name: attribute }) => !allowed.includes(attribute) && !/^(xml:lang|xml:base|xmlns)$/.test(attribute),
  );
  const needed = REQUIRED[name];
  return [
    ...strange.map((attribute) => `${name} has ${attribute.name}`),
    ...(needed !== undefined && !element.hasAttribute(needed) ? [`${name} lacks ${needed}`] : []),
    ...((name === "updated" || name === "published") && !(DATE.test(text) && !Number.isNaN(Date.parse(text)))
      ? [`${name}: ${text}`]
      : []),
    ...((name === "id" || name === "uri") && !IRI.test(text) ? [`${name}: ${text}`] : []),
    ...(name === "email" && !/.+@.+/.test(text) ? [`email: ${text}`] : []),
  ];
}

const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

/** What sections 4.1.1 and 4.1.2 ask beside the schema. */
function feedFaults(feed: Element): readonly string[] {
  const entries = childrenOf(feed, "entry");
  const idOf = (element: Element): string => childrenOf(element, "id")[0]?.textContent ?? "";
  const authored =
    childrenOf(feed, "author").length > 0 || entries.every((entry) => childrenOf(entry, "author").length > 0);
  const bare = entries.filter(
    (entry) =>
      childrenOf(entry, "content").length === 0 &&
      !childrenOf(entry, "link").some((link) => link.getAttribute("rel") === "alternate"),
  );
  const links = [feed, ...entries].flatMap((element) =>
    repeated(
      childrenOf(element, "link").map((link) =>
        ["rel", "type", "hreflang"].map((name) => link.getAttribute(name)).join(" "),
      ),
    ),
  );
  const children = [...feed.children].map(({ localName }) => localName);
  const [first, last] = [children.indexOf("entry"), children.findLastIndex((name) => name !== "entry")];
  return [
    ...(authored ? [] : ["nobody is the author"]),
    ...repeated([feed, ...entries].map(idOf)).map((id) => `the id ${id} is there twice`),
    ...bare.map((entry) => `${idOf(entry)} has neither content nor alternate`),
    ...links.map((link) => `two links of ${link}`),
    ...(first !== -1 && first < last ? ["an entry stands before what the feed says of itself"] : []),
  ];
}

/** What breaks RFC 4287 in an Atom document: its schema's rules for all that a feed of ours holds, and what its sections ask beside it. */
export function atomFaults(text: string): readonly string[] {
  const { DOMParser } = new JSDOM().window;
  const { documentElement: feed } = new DOMParser().parseFromString(text, "application/xml");
  if (feed.localName !== "feed" || feed.namespaceURI !== ATOM)
    return [`the root is ${feed.localName}: ${feed.textContent}`];
  const elements = [feed, ...feed.querySelectorAll("*")];
  const holders = elements.filter(({ localName }) => localName in CHILDREN);
  return [...holders.flatMap(countFaults), ...elements.flatMap(valueFaults), ...feedFaults(feed)];
}
