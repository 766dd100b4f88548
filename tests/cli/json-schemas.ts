import { z } from "zod";

const text = z.string();
const troubles = z.array(z.strictObject({ message: text, advice: text, exit_code: z.int() }));
const problem = z.strictObject({ delivery: text, file: text.nullable(), column: text.nullable(), message: text });
const held = z.array(z.strictObject({ delivery: text, doubts: z.array(z.unknown()) }));
const ignored = z.array(z.strictObject({ name: text, reason: text, since: text }));

/** What `status --json` says. */
export const status = z.strictObject({
  run: z
    .strictObject({
      command: text,
      at: z.iso.datetime(),
      exit_code: z.int().nullable(),
      seconds: z.number().nullable(),
      failure: z.strictObject({ message: text, advice: text }).nullable(),
    })
    .nullable(),
  next_slot: z.strictObject({
    at: z.iso.datetime(),
    local: text,
    time_zone: text,
    daemon: z.enum(["running", "not_running", "unknown"]),
  }),
  current: z
    .strictObject({
      id: text,
      vintage: text,
      folder: text,
      page: text.nullable(),
      feeds: z.array(text),
      newest_month: z
        .strictObject({ month: text, completeness: z.record(text, z.number().min(0).max(1).nullable()) })
        .nullable(),
    })
    .nullable(),
  snapshots: z.int(),
  release: z.strictObject({
    policy: z.enum(["automatic", "approve", "two-person"]),
    candidate: z
      .strictObject({
        id: text,
        vintage: text,
        folder: text,
        approvals: z.array(z.strictObject({ by: text, key: text, at: z.iso.datetime() })),
        missing: z.int(),
        not_before: z.iso.datetime().nullable(),
      })
      .nullable(),
    recalled: z.array(z.strictObject({ snapshot: text, at: z.iso.datetime(), by: text, why: text })),
  }),
  held_blocks: z.array(z.strictObject({ month: text, table: text, areas: z.array(text) })),
  not_released: z.array(z.strictObject({ month: text, since: text })),
  deliveries: z.strictObject({
    refused: z.array(problem.extend({ since: text.nullable() })),
    waiting: z.array(z.strictObject({ delivery: text, reason: text, since: text })),
    ignored,
    held,
    rejected: z.array(z.strictObject({ delivery: text, at: text, why: text })),
    inbox_problem: text.nullable(),
  }),
  overdue: z.array(text),
  freshness: z.array(
    z.strictObject({
      table: text,
      newest_period: text,
      delivered_at: text,
      due: text.nullable(),
      overdue: z.boolean(),
    }),
  ),
  uncounted: z.array(text),
  errata: z.array(text),
  troubles,
});

/** What `plan --json` says. */
export const plan = z.strictObject({
  verdict: z.enum(["take_in", "count_again", "nothing_new", "nothing_to_count"]),
  says: text,
  deliveries: z.array(
    z.strictObject({
      delivery: text,
      dataset: text,
      state: z.enum(["new", "changed", "unfit", "waiting", "refused", "held"]),
      reason: text.optional(),
      since: text.optional(),
      tables: z.record(text, z.int()),
    }),
  ),
  unreadable: z.array(problem),
  ignored,
  held,
  changed: z.array(text),
  troubles,
});

/** What `verify --json` says. */
export const verify = z.strictObject({
  snapshot: text,
  ok: z.boolean(),
  problems: z.array(text),
  notes: z.array(text),
  signature: z.strictObject({
    state: z.enum(["valid", "ended", "revoked", "unknown", "unsigned", "not_checked"]),
    key: text.nullable(),
    name: text.nullable(),
  }),
});

const told = z.strictObject({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  status: text,
});
const snapshot = z.strictObject({ id: text, vintage: text });

/** What `diff --json` says. */
export const diff = z.strictObject({
  from: snapshot,
  to: snapshot,
  new_months: z.array(text),
  dropped_months: z.array(text),
  new_inputs: z.array(text),
  changed_parts: z.array(z.strictObject({ part: text, before: text.nullable(), after: text.nullable() })),
  other_version: z.boolean(),
  observations: z.int(),
  revised: z.int(),
  by_cause: z.array(
    z.strictObject({
      indicator: text,
      cause: text,
      revised: z.int(),
      size: z.strictObject({ mean: z.number(), mean_absolute: z.number(), largest: z.number() }).nullable(),
    }),
  ),
  gaps: z.array(
    z.strictObject({
      indicator: text,
      area: text,
      month: text,
      before: told,
      now: told,
      change: z.number().nullable(),
      cause: text,
    }),
  ),
});

const definitionsSide = z.strictObject({ name: text, kind: z.enum(["here", "file", "snapshot"]), tilannekuva: text });

/** What `definitions diff --json` says. */
export const definitionsDiff = z.strictObject({
  a: definitionsSide,
  b: definitionsSide,
  same: z.boolean(),
  by_hash: z.boolean(),
  differences: z.array(
    z.strictObject({ says: text, path: z.array(text), a: z.json().optional(), b: z.json().optional() }),
  ),
});

const named = z.strictObject({ name: text, file: text.nullable() });
const names = z.strictObject({ fi: text, sv: text, en: text });
const stepFile = z.strictObject({
  path: text,
  sha256: text.length(64),
  fingerprint: text.length(64).nullable(),
  sql: text.nullable(),
  rows: z.int().nullable(),
  inputs: z.record(text, z.array(text)),
  there: z.boolean(),
});

/** What `explain --json` says of a number of persons that nothing is estimated of. */
export const explain = z.strictObject({
  snapshot,
  observation: z.record(text, z.union([text, z.number(), z.null()])),
  indicator: names,
  place: z.array(z.strictObject({ dimension: text, code: text, name: names })),
  status: z.strictObject({ name: names, meaning: names }),
  groups: z.array(
    z.strictObject({ group: text.nullable(), numerator: z.array(z.unknown()), denominator: z.array(z.unknown()) }),
  ),
  arithmetic: z.strictObject({ value: z.number().nullable(), steps: z.array(text) }),
  nowcast: z.null(),
  no_value: z.array(text),
  blocks: z.array(
    z.strictObject({
      table: text,
      area: text,
      status: text,
      released: text.nullable(),
      held_since: text.nullable(),
    }),
  ),
  revision: z.null(),
  definition: names,
  files: z.strictObject({
    declaration: text.nullable(),
    tables: z.array(named),
    sql: z.array(text),
    contracts: z.array(named),
  }),
  deliveries: z.array(z.object({ table: text, delivery: text, file: text, sha256: text.length(64) })),
  absent: z.array(text),
  store: z
    .strictObject({
      confidential: text,
      releases: z.array(
        z.strictObject({
          vintage: text,
          published: text,
          decisions: text,
          counts: text,
          person_month: text,
          audit: text.nullable(),
        }),
      ),
      files: z.array(stepFile),
      deliveries: z.array(
        z.strictObject({
          delivery: text,
          delivered_at: text,
          table: text,
          period: text,
          file: text,
          sha256: text.length(64),
          archive: text,
        }),
      ),
    })
    .nullable(),
});
