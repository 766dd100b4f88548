import type { StepFile } from "./step-files.ts";
import type { StoreTrace, TracedRelease } from "./store-trace.ts";

const releaseLines = ({
  vintage,
  published,
  decisions,
  counts,
  person_month,
  audit,
}: TracedRelease): readonly string[] => [
  `  released ${vintage}`,
  ...[published, decisions, counts, person_month, ...(audit === null ? [] : [audit])].map((path) => `    ${path}`),
];

const inputLines = ({ inputs }: StepFile): readonly string[] =>
  Object.entries(inputs)
    .filter(([, paths]) => paths.length > 0)
    .map(([name, [first, ...more]]) => `      ${name}: ${first}${more.length === 0 ? "" : ` and ${more.length} more`}`);

function fileLines(file: StepFile): readonly string[] {
  const facts = [
    `sha256 ${file.sha256}`,
    ...(file.rows === null ? [] : [`${file.rows} rows`]),
    ...(file.sql === null ? [] : [`sql/${file.sql}.sql`]),
    ...(file.there ? [] : ["not there any more"]),
  ];
  return [`  ${file.path}`, `    ${facts.join(", ")}`, ...inputLines(file)];
}

/**
 * The path of a number through the store, for its operators.
 *
 * @example traceLines(trace)[1] // "Store"
 */
export const traceLines = ({ confidential, releases, files, deliveries }: StoreTrace): readonly string[] => [
  "",
  "Store",
  `  ${confidential}`,
  "  The reason why a count is withheld is in its decisions, column rules, and is not shown here: the name of a rule discloses how small a count is.",
  "",
  "Releases of the month that the number rests on",
  ...releases.flatMap(releaseLines),
  "",
  "Step files, from what was published down to what was delivered",
  ...files.flatMap(fileLines),
  "",
  "Deliveries in the archive",
  ...deliveries.map(({ delivery, file, archive, sha256 }) => `  ${delivery}/${file} sha256 ${sha256}: ${archive}`),
];
