import { z } from "zod";
import { readManifest } from "../../publish/current.ts";

const certificate = z.object({
  profiles: z.array(z.object({ targets: z.number(), smallest_width: z.number().nullable() })),
  required_width: z.object({ width: z.number() }),
});

/** What the audit examined and how much it left of any protected number, as lines for the terminal. */
export async function auditLines(snapshot: string): Promise<readonly string[]> {
  const parsed = certificate.safeParse((await readManifest(snapshot))?.audit);
  if (!parsed.success) return ["Audit: there was none."];
  const { profiles, required_width } = parsed.data;
  const targets = Math.max(0, ...profiles.map((profile) => profile.targets));
  const widths = profiles.flatMap(({ smallest_width }) => smallest_width ?? []);
  const least = widths.length === 0 ? required_width.width : Math.min(...widths);
  return [`Audit: passed; of ${targets} protected numbers none can be known to within fewer than ${least} persons`];
}
