-- Purpose: the years that moves known on a day fall into.
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
