-- Purpose: numbers for a wave's arrivals, many more than wanted, as those who do not turn out to be adult arrivals are dropped.
-- Grain: candidate. Reads: nothing. Writes: entrant.
with
  final as (
    select
      range::integer as n,
      getvariable('month')::integer as entry
    from range(getvariable('first_number'), getvariable('first_number') + getvariable('candidates'))
  )
select
  *
from final
order by
  n
