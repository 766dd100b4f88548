-- Purpose: the months that the counts cover, each with the newest vintage of its counts
-- Grain: one row per month
-- Reads: newest_counts
-- Writes: month, vintage
with
  final as (
    select
      month,
      max(vintage) as vintage
    from newest_counts
    group by
      month
  )
select
  *
from final
order by
  month
