-- Purpose: an empty table of Decembers, before the first month.
-- Grain: none. Reads: nothing. Writes: december.
with
  final as (
    select
      null::integer as n,
      null::integer as year,
      null::varchar as ptoim1,
      null::boolean as self_employed
    where
      false
  )
select
  *
from final
order by
  n
