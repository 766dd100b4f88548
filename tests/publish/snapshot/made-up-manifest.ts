import { manifestSchema } from "../../../src/publish/snapshot/snapshot-manifest.ts";
import type { Manifest } from "../../../src/publish/snapshot/snapshot-manifest.ts";

/** A manifest with what matters said; nothing of it belongs to files that exist. */
export const madeUpManifest = (given: Partial<Manifest> = {}): Manifest =>
  manifestSchema.parse({
    format: "tilannekuva-snapshot",
    format_version: 1,
    id: "2026-10-17T0000Z-3f9a1c0b7d42",
    dataflow: "TILANNEKUVA",
    vintage: "2026-10-17T00:00",
    fingerprint: "f".repeat(64),
    months: ["2026-08"],
    rows: { counts: 1, observations: 1 },
    files: ["manifest.json"],
    protection: "rules",
    rounding_base: 10,
    versions: {},
    vintages: ["2026-10-17"],
    inputs: [],
    parameters: {},
    steps: {},
    checks: [],
    audit: null,
    ...given,
  });
