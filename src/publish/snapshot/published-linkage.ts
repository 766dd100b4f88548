import { join } from "node:path";
import { readText } from "../../lib/files.ts";
import { z } from "zod";

const schema = z.object({
  linkage_per_cent: z.array(z.object({ month: z.string(), linked: z.number().nullable() })).readonly(),
});

/** The linkage rate by month: per cent of Migri's permit holders linked to a person; null where it is not published. */
export type PublishedLinkageRates = z.infer<typeof schema>["linkage_per_cent"];

/**
 * The linkage rates in a snapshot's quality.json.
 *
 * @throws SyntaxError, ZodError or an error of the file system when there is no such file.
 */
export const publishedLinkageRates = async (snapshot: string): Promise<PublishedLinkageRates> =>
  schema.parse(JSON.parse(await readText(join(snapshot, "quality.json")))).linkage_per_cent;
