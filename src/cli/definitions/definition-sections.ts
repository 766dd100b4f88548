/** How a section of an exported file is named in a sentence. */
interface Section {
  readonly key: string;
  /** `indicator`, before the id of an entry; of a section without entries its own name. */
  readonly noun: string;
  readonly hasEntries: boolean;
}

const entries = (key: string, noun: string): Section => ({ key, noun, hasEntries: true });
const whole = (key: string, noun = key): Section => ({ key, noun, hasEntries: false });

/** What a program declares, in the order in which differences are listed: first what is published. */
const DECLARED: readonly Section[] = [
  entries("indicators", "indicator"),
  entries("tables", "table"),
  entries("dimensions", "dimension"),
  entries("measures", "measure"),
  entries("person_groups", "group of persons"),
  entries("areas", "area"),
  entries("ages", "age group"),
  whole("counting"),
  whole("staging"),
  whole("joining"),
  whole("protection"),
  whole("audit"),
  whole("nowcast"),
];

const OTHERS: readonly Section[] = [
  entries("code_tables", "code table"),
  entries("statements", "statement"),
  entries("contracts", "contract"),
  whole("words"),
  whole("parameters", "parameter"),
  whole("versions", "version"),
];

const SECTIONS: readonly Section[] = [...DECLARED, ...OTHERS];

/** The sections whose content the hashes of the declarations are of. */
export const DECLARED_SECTIONS: ReadonlySet<string> = new Set([
  ...DECLARED.map(({ key }) => key),
  "contracts",
  "words",
]);

const rank = (key: string): number => {
  const at = SECTIONS.findIndex((section) => section.key === key);
  return at === -1 ? SECTIONS.length : at;
};

/**
 * Keys of sections, each once, in the order in which differences are listed; those of another version come last, by
 * name.
 *
 * @example inSectionOrder(["statements", "indicators"]) // ["indicators", "statements"]
 */
export const inSectionOrder = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

/** A section by its key; one of another version is named by its key. */
export const sectionOf = (key: string): Section => SECTIONS[rank(key)] ?? whole(key);
