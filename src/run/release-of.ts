import { readReceipts } from "../ingest/ingest.ts";
import { definitionGroups } from "../definitions/definition-groups.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { revisionDeclarations } from "../definitions/revision-declarations.ts";
import { publishedFiles } from "../history/release-history.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import type { HeldDelivery } from "../model/held-deliveries.ts";
import { requireIntact } from "../protect/intact-files.ts";
import type { Release } from "../publish/snapshot/release.ts";
import type { CountedNight } from "./at-the-wall.ts";
import { certificateOf } from "./certificate.ts";
import type { CountingContext } from "./counting-context.ts";
import { manifestFactsOf, qualityOf } from "./release-facts.ts";

/** What is ready to cross the wall. */
export interface ReadyRelease {
  readonly counting: CountingContext;
  readonly definitions: Definitions;
  readonly counted: CountedNight;
  /** The register of deliveries. */
  readonly deliveries: readonly DeliveryRecord[];
  readonly heldDeliveries: readonly HeldDelivery[];
}

/** What crosses the wall: published counts and the facts about them, and nothing else. */
export async function releaseOf(ready: ReadyRelease): Promise<Release> {
  const { counting, definitions, counted, deliveries, heldDeliveries } = ready;
  const { pipeline, configuration, codes, official } = counting;
  const counts = publishedFiles(counted.shown);
  await requireIntact(counts);
  const source = {
    counted,
    codes: Object.fromEntries(codes.map(({ name, sha256 }) => [name, sha256])),
    configuration,
    definitions,
    groups: definitionGroups(pipeline),
    roundingBase: pipeline.protect.roundingBase,
    unemploymentSources: pipeline.join.unemploymentSources,
    sources: pipeline.ingest.sources,
    receipts: await readReceipts(configuration.paths.store),
    deliveries,
    heldDeliveries,
    certificate: certificateOf(counted.shown, pipeline.audit.limits),
  };
  return {
    vintage: counted.newest.knownAt,
    counts,
    bridge: counted.bridge,
    reconstruction: counted.reconstruction,
    revisions: revisionDeclarations(pipeline),
    definitions,
    vocabulary: pipeline.indicators.vocabulary,
    facts: manifestFactsOf(source),
    quality: qualityOf(source),
    official,
  };
}
