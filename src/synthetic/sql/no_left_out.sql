-- Purpose: the persons left out of the first delivery of a month's population: none without a shock.
-- Grain: none. Reads: nothing. Writes: left_out.
with
  final as (
    select
      null::integer as n,
      null::integer as month
    where
      false
  )
select
  *
from final
order by
  n
