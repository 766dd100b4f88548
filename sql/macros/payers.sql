-- Purpose: the summary that is kept of the payers behind a group of wage earners, and when a bound is enough for a decision.
-- Grain: `payer_summary(persons, cents)` aggregates one row per payer (persons employed, their pay in cents) into
--        {payers, top_persons, persons, top_cents, cents}; `payer_bounds(summary)` aggregates such summaries of disjoint groups into
--        a lower bound of payers and upper bounds of the top payer; `far_from_payer_limits(summary)` says that no rule with at most
--        20 payers and a share of at least half could fail.
-- Reads: nothing.
create or replace macro payer_summary(persons, cents) as {
  'payers': count_if(persons > 0),
  'top_persons': max(persons),
  'persons': sum(persons)::bigint,
  'top_cents': max(cents),
  'cents': sum(cents)::bigint
};

create or replace macro payer_bounds(summary) as {
  'payers': max(summary.payers),
  'top_persons': sum(summary.top_persons)::bigint,
  'persons': sum(summary.persons)::bigint,
  'top_cents': sum(summary.top_cents)::bigint,
  'cents': sum(summary.cents)::bigint
};

create or replace macro far_from_payer_limits(summary) as (
  summary.payers >= 20
  and 2 * summary.top_persons <= summary.persons
  and 2 * summary.top_cents <= summary.cents
);

create or replace macro euros(cents) as (cents::decimal(18, 0) * 0.01)::decimal(18, 2);
