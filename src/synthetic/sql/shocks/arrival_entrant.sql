-- Purpose: numbers for a wave's arrivals, many more than are wanted: those who turn out to be no adult arrivals are not taken.
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
