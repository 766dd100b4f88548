-- Purpose: how many persons a shock keeps out of work, and the total.
-- Grain: one row. Reads: held. Writes: nothing.
with
  final as (
    select
      count(*)::integer as persons,
      coalesce(max(everyone), 0)::integer as everyone
    from held
    where
      shock = getvariable('shock')
  )
select
  *
from final
order by
  persons
