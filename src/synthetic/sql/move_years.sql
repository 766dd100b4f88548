-- Purpose: the years of the moves known on a day.
-- Grain: year. Reads: move. Writes: nothing.
with
  final as (
    select distinct
      year(day)::integer as year
    from move
    where
      day <= getvariable('known')::date
  )
select
  *
from final
order by
  year
