import { readReceipts } from "../ingest/ingest.ts";
import type { DeliveryRecord } from "../lib/delivery.ts";
import type { HeldDelivery } from "../lib/held-deliveries.ts";
import { requireWhole } from "../protect/whole.ts";
import { publishSnapshot } from "../publish/publish.ts";
import type { Publication } from "../publish/publish.ts";
import type { Observe, Present } from "../publish/release.ts";
import { certificateOf } from "./certificate.ts";
import { publishedFiles } from "./chains.ts";
import type { CountedNight } from "./count-all.ts";
import type { Counting } from "./counting.ts";
import { definitionGroups } from "./definition-groups.ts";
import type { Definitions } from "./definitions.ts";
import { manifestFactsOf, qualityOf } from "./release-facts.ts";
import { revisionDeclarations } from "./revision-declarations.ts";

/** What lies ready at the wall. */
export interface ReadyRelease {
  readonly counting: Counting;
  readonly definitions: Definitions;
  readonly counted: CountedNight;
  /** The register of deliveries. */
  readonly deliveries: readonly DeliveryRecord[];
  readonly heldDeliveries: readonly HeldDelivery[];
  /** Makes the observations from published counts. */
  readonly observe: Observe;
  readonly present: Present;
}

/** Publishes what a night counted: from here on only published counts and what is said about them are handed over. */
export async function publishNight(ready: ReadyRelease): Promise<Publication> {
  const { counting, definitions, counted, observe, present, deliveries, heldDeliveries } = ready;
  const { pipeline, configuration, workspace, codes, official } = counting;
  const counts = publishedFiles(counted.shown);
  await requireWhole(counts);
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
  return publishSnapshot(
    {
      output: configuration.paths.output,
      vintage: counted.newest.knownAt,
      counts,
      bridge: counted.bridge,
      reconstruction: counted.reconstruction,
      observe,
      present,
      revisions: revisionDeclarations(pipeline),
      definitions,
      vocabulary: pipeline.indicators.vocabulary,
      facts: manifestFactsOf(source),
      quality: qualityOf(source),
      official,
    },
    { database: workspace.open },
  );
}
