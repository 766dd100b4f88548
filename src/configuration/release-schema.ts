import { z } from "zod";

/** Who releases a snapshot: the night itself, one approver, or two. */
export const RELEASE_POLICIES = ["automatic", "approve", "two-person"] as const;

/** A value of `release.policy`. */
export type ReleasePolicy = (typeof RELEASE_POLICIES)[number];

/** The section `release`. */
export const release = z.strictObject({
  policy: z
    .enum(RELEASE_POLICIES)
    .default("automatic")
    .describe(
      "Who releases a snapshot (docs/release.md). `automatic`: the night that makes it; `approve`: one holder of a key in `signing.trusted`; `two-person`: two holders, each with a key of their own. It changes no byte of a snapshot.",
    ),
});
