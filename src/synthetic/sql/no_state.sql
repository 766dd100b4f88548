-- Purpose: an empty table of states, before the first month.
-- Grain: none. Reads: nothing. Writes: state_before.
with
  final as (
    select
      null::integer as n,
      null::integer as luck,
      null::varchar as status,
      null::boolean as wage,
      null::integer as job,
      null::date as job_start,
      null::integer as jobless_since
    where
      false
  )
select
  *
from final
order by
  n
