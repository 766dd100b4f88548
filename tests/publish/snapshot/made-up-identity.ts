import { ANONYMOUS } from "../../../src/model/presentation.ts";
import type { SnapshotIdentity } from "../../../src/publish/snapshot/snapshot-citation.ts";

/** The identity of a made-up snapshot, as in its files. */
export const madeUpIdentity: SnapshotIdentity = {
  id: "2026-10-17T0000Z-3f9a1c0b7d42",
  vintage: "2026-10-17T00:00",
  title: "Immigration and employment in Finland's six largest cities",
  presentation: {
    ...ANONYMOUS,
    publisher: { name: "Espoon kaupunki", uri: "https://example.fi/", contact: "tilasto@example.fi", base_url: null },
  },
};
