-- Purpose: how many adults of foreign background an area has at the end of the month before a wave of arrivals.
-- Grain: one row. Reads: person. Writes: nothing.
with
  adults as (
    select
      lives_in(n, municipality, moves, leaves, ground, arrival, getvariable('month') - 1) as lives
    from person
    where
      foreign_background
      and in_register(registered, struck_off, getvariable('month') - 1)
      and age_on(birth, month_end(getvariable('month') - 1)) >= 18
  ),
  final as (
    select
      count(*)::integer as everyone
    from adults
    where
      in_area(lives, getvariable('area'))
  )
select
  *
from final
order by
  everyone
