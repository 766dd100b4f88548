-- Purpose: whom the first delivery of a month's population leaves out: nobody, unless a shock does.
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
