-- Purpose: a wave's arrivals, who do not work at first and seek work from the month after, until their employment is drawn again.
-- Grain: person. Reads: state. Writes: held (appended).
with
  final as (
    select
      getvariable('shock')::integer as shock,
      n,
      luck,
      getvariable('month')::integer as from_month,
      getvariable('month')::integer + 1 as seeks_from,
      null::date as ended_on,
      getvariable('everyone')::bigint as everyone
    from state
    where
      n >= getvariable('first_number')
      and n < getvariable('first_number') + getvariable('candidates')
  )
select
  *
from final
order by
  n
