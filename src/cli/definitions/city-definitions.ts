import { nightlyOf } from "../../../pipelines/nightly.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import type { Area } from "../../count/count-declarations.ts";
import { parseDefinitions } from "../../definitions/definitions-file.ts";
import type { DefinitionsFile, Json } from "../../definitions/definitions-file.ts";
import { exportedDefinitions } from "../../definitions/exported-definitions.ts";
import { canonicalJson } from "../../lib/canonical.ts";
import { definitionDifferences } from "./definition-differences.ts";
import { differenceInWords } from "./difference-words.ts";

/** Of the settings and hashes, those that decide a count; the declarations are compared in full. */
const DECIDING: ReadonlySet<string> = new Set(["work_pay_threshold", "code", "statements", "code_tables"]);

/** What has to be the same for counts to be added up: neither the wording nor the settings of figures. */
function comparable({ parameters, ...sections }: DefinitionsFile): Readonly<Record<string, Json>> {
  const deciding = Object.entries(parameters).filter(([key]) => DECIDING.has(key));
  const counted = Object.entries(sections).filter(([section]) => section !== "words");
  return { ...Object.fromEntries(counted), parameters: Object.fromEntries(deciding) };
}

/**
 * How a city's definitions differ from this program's for the same city, in words.
 *
 * @param area The city as its own definitions declare it.
 * @example await cityDifferences(configuration, { area, definitions }) // ["protection: minimum persons 5 in A, 10 in B"]
 */
export async function cityDifferences(
  configuration: Configuration,
  { area, definitions }: { readonly area: Area; readonly definitions: DefinitionsFile },
): Promise<readonly string[]> {
  const exported = await exportedDefinitions(nightlyOf([area]), configuration);
  const here = parseDefinitions("here", canonicalJson(exported));
  return definitionDifferences(comparable(definitions), comparable(here)).map(differenceInWords);
}
