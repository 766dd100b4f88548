import type { Area } from "../count/count-declarations.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readYaml } from "../lib/yaml-file.ts";
import { areasFileSchema, areasKeys } from "./areas-schema.ts";
import type { AreasFile } from "./areas-schema.ts";
import { diagnose } from "./configuration-issue.ts";

const PAGE = "docs/areas.md";

function cityOf({ code, municipality, names, inside, of, ...valid }: AreasFile["cities"][number]): Area {
  return {
    code,
    municipality,
    names,
    forms: { short: names, inside, of },
    cities: [code],
    ...(valid.valid_from === null ? {} : { validFrom: valid.valid_from }),
    ...(valid.valid_until === null ? {} : { validUntil: valid.valid_until }),
  };
}

/** Every area in the order of display: the cities, then all cities together where there are several. */
function areasOf({ cities, together }: AreasFile): readonly Area[] {
  if (together === null) return cities.map(cityOf);
  const { code, names, short, inside, of } = together;
  const members = cities.map((city) => city.code);
  return [...cities.map(cityOf), { code, names, forms: { short, inside, of }, cities: members, members }];
}

/** How many cities a file seems to name; its content is unchecked. */
const citiesIn = (content: unknown): number =>
  typeof content === "object" && content !== null && "cities" in content && Array.isArray(content.cities)
    ? content.cities.length
    : 0;

/**
 * The areas of a publication, from the file that `paths.areas` names.
 *
 * @throws TilannekuvaError exit 2 that names file and key.
 * @example (await readAreas("areas.yaml")).map(({ code }) => code) // ["KU049", "KU235", "TWO"]
 */
export async function readAreas(file: string): Promise<readonly Area[]> {
  const content = (await readYaml(file, { what: "file of areas", option: "paths.areas", page: PAGE })) ?? {};
  const read = areasFileSchema.safeParse(content);
  if (read.success) return areasOf(read.data);
  throw new TilannekuvaError(
    diagnose(read.error.issues, areasKeys(citiesIn(content))).facts.map((fact) => `${file}: ${fact}`),
    { exitCode: EXIT.usage, advice: `Correct the file; ${PAGE} has an example and every key.` },
  );
}
