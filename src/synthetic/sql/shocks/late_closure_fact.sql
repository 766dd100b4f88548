-- Purpose: how many ended searches are closed late, the total, and how many months later.
-- Grain: one row. Reads: late_closure. Writes: nothing.
with
  final as (
    select
      count(*)::integer as searches,
      coalesce(max(everyone), 0)::integer as everyone,
      count(*) filter(reported = getvariable('month') + 1)::integer as after_one,
      count(*) filter(reported = getvariable('month') + 2)::integer as after_two,
      count(*) filter(reported = getvariable('month') + 3)::integer as after_three
    from late_closure
  )
select
  *
from final
order by
  searches
