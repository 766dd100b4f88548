-- Purpose: the persons whom a shock keeps out of work: none without a shock.
-- Grain: none. Reads: nothing. Writes: held.
with
  final as (
    select
      null::integer as shock,
      null::integer as n,
      null::integer as luck,
      null::integer as from_month,
      null::integer as seeks_from,
      null::date as ended_on,
      null::bigint as everyone
    where
      false
  )
select
  *
from final
order by
  n
