interface Category {
  readonly index?: readonly string[] | Readonly<Record<string, number>>;
  readonly label?: object;
  readonly unit?: object | undefined;
  readonly coordinates?: object;
  readonly note?: object | undefined;
  readonly child?: Readonly<Record<string, readonly string[]>>;
}

/** The parts of a JSON-stat dataset that its semantic rules check. */
export interface JsonStatLike {
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role?: Readonly<Record<string, readonly string[]>>;
  readonly dimension: Readonly<Record<string, { readonly category: Category }>>;
  readonly value: readonly unknown[] | Readonly<Record<string, unknown>>;
  readonly status?: string | readonly unknown[] | Readonly<Record<string, unknown>>;
}

const isList = <T>(value: readonly T[] | object): value is readonly T[] => Array.isArray(value);

const idsOf = ({ index, label }: Category): readonly string[] => {
  if (index === undefined) return Object.keys(label ?? {});
  return isList(index) ? index : Object.keys(index);
};

const outOfRange = (keys: readonly string[], cells: number): boolean =>
  keys.some((key) => !/^(0|[1-9]\d*)$/.test(key) || Number(key) >= cells);

function hasCycle(child: Readonly<Record<string, readonly string[]>>): boolean {
  const reaches = (from: string, seen: ReadonlySet<string>): boolean =>
    seen.has(from) || (child[from] ?? []).some((next) => reaches(next, new Set([...seen, from])));
  return Object.keys(child).some((parent) => reaches(parent, new Set()));
}

function badIndex({ index }: Category, size: number): string[] {
  if (index === undefined) return [];
  if (isList(index)) return index.length === size ? [] : ["INDEX_COUNT_MISMATCH"];
  const places = Object.values(index).toSorted((a, b) => a - b);
  return places.length === size && places.every((place, order) => place === order) ? [] : ["INDEX_POSITIONS_INVALID"];
}

const ATTRIBUTES = [
  ["label", "LABEL_KEY_UNKNOWN"],
  ["unit", "UNIT_KEY_UNKNOWN"],
  ["coordinates", "COORD_KEY_UNKNOWN"],
  ["note", "NOTE_KEY_UNKNOWN"],
] as const;

function dimensionFaults(category: Category, size: number): readonly string[] {
  const ids = new Set(idsOf(category));
  const unknown = ATTRIBUTES.filter(([name]) => Object.keys(category[name] ?? {}).some((key) => !ids.has(key)));
  const children = Object.entries(category.child ?? {}).flatMap(([parent, members]) => members.concat(parent));
  return [
    ...badIndex(category, size),
    ...unknown.map(([, code]) => code),
    ...(children.some((id) => !ids.has(id)) ? ["CHILD_ID_UNKNOWN"] : []),
    ...(hasCycle(category.child ?? {}) ? ["CHILD_CYCLE"] : []),
  ];
}

function cellFaults({ size, value, status }: JsonStatLike): readonly string[] {
  const cells = size.reduce((product, length) => product * length, 1);
  const values = isList(value)
    ? value.length !== cells && "VALUE_LEN_MISMATCH"
    : outOfRange(Object.keys(value), cells) && "SPARSE_KEY_OUT_OF_RANGE";
  if (status === undefined || typeof status === "string") return values === false ? [] : [values];
  const statuses = isList(status)
    ? status.length !== cells && "STATUS_LEN_MISMATCH"
    : outOfRange(Object.keys(status), cells) && "STATUS_KEY_OUT_OF_RANGE";
  return [values, statuses].filter((code) => code !== false);
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join("\n") === b.toSorted().join("\n");

const lacksUnit = ({ role, dimension }: JsonStatLike): boolean =>
  (role?.["metric"] ?? []).some(
    (id) => Object.keys(dimension[id]?.category.unit ?? {}).length === 0 && dimension[id] !== undefined,
  );

/**
 * The semantic rules of JSON-stat 2.0 that a dataset breaks, as codes of the rule set 1.0.0 of github.com/jsonstat/validator (Apache-2.0).
 * A schema accepts nearly every cube with contradictory sizes, values and categories; these rules do not.
 */
export function jsonStatFaults(dataset: JsonStatLike): readonly string[] {
  const { id, size, dimension } = dataset;
  if (id.length !== size.length) return ["ID_SIZE_LEN_MISMATCH"];
  if (!sameNames(id, Object.keys(dimension))) return ["DIM_KEY_ID_MISMATCH"];
  const roles = Object.values(dataset.role ?? {}).flat();
  return [
    ...cellFaults(dataset),
    ...(roles.some((name) => !id.includes(name)) ? ["ROLE_ID_UNKNOWN"] : []),
    ...id.flatMap((name, axis) => dimensionFaults(dimension[name]!.category, size[axis]!)),
    ...(lacksUnit(dataset) ? ["METRIC_UNIT_MISSING"] : []),
  ];
}
