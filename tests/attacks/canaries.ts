/** Numbers that published ones cannot be by chance: large, no multiple of ten, and none of the limits of one (they end in 0, 4 or 5). */
export const canariesOf = (counts: Iterable<number>): ReadonlySet<string> =>
  new Set([...new Set(counts)].filter((count) => count > 200 && ![0, 4, 5].includes(count % 10)).map(String));

/** The canaries that stand in a text as whole numbers. */
export const sightings = (text: string, canaries: ReadonlySet<string>): readonly string[] => [
  ...new Set((text.match(/(?<![\w.-])\d+(?![\w.-])/g) ?? []).filter((number) => canaries.has(number))),
];
