import { z } from "zod";

const path = z.string().min(1);

/** The section `signing`. */
export const signing = z.strictObject({
  key: path
    .nullable()
    .default(null)
    .describe(
      "File of the private key that signs snapshots, readable by its owner alone and outside `output`; `tilannekuva keys create` makes it. `null`: snapshots are not signed.",
    ),
  trusted: path
    .nullable()
    .default(null)
    .describe(
      "File of trusted public keys (docs/signatures.md). `verify` and `check --all` check signatures by it, a run refuses a `key` that is not valid there, and whoever approves, embargoes or recalls needs a key in it. `null`: none are given.",
    ),
});
