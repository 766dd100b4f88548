import { z } from "zod";
import { readManifest } from "../../publish/snapshot/current.ts";

const certificate = z.object({
  required_width: z.object({ width: z.number(), widthByTable: z.record(z.string(), z.number()) }),
  outside: z.array(z.string()),
});

/** The result of a snapshot's audit, as lines for the terminal. */
export async function auditLines(snapshot: string): Promise<readonly string[]> {
  const parsed = certificate.safeParse((await readManifest(snapshot))?.audit);
  if (!parsed.success) return ["Audit: none."];
  const { required_width: required, outside } = parsed.data;
  const wider = Object.entries(required.widthByTable).map(([table, width]) => `${width} in ${table}`);
  const widths = [`${required.width} persons`, ...(wider.length === 0 ? [] : [`(${wider.join(", ")})`])].join(" ");
  const apart = outside.length === 0 ? "" : `; not audited: ${outside.join(", ")}`;
  return [
    `Audit: passed; no withheld number can be inferred from published ones to within fewer than ${widths}${apart}`,
  ];
}
