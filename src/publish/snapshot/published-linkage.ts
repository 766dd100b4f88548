import { join } from "node:path";
import { readText } from "../../lib/files.ts";
import { z } from "zod";

const schema = z.object({
  linkage_per_cent: z.array(z.object({ month: z.string(), linked: z.number().nullable() })).readonly(),
});

/** How many in a hundred of Migri's permit holders are linked to a person, by month; null where it is not told. */
export type PublishedLinkageRates = z.infer<typeof schema>["linkage_per_cent"];

/**
 * What a snapshot's quality.json tells of the linkage.
 *
 * @throws SyntaxError, ZodError or an error of the file system when there is no such file.
 */
export const publishedLinkageRates = async (snapshot: string): Promise<PublishedLinkageRates> =>
  schema.parse(JSON.parse(await readText(join(snapshot, "quality.json")))).linkage_per_cent;
