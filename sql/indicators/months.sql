-- Purpose: the months that the counts tell of, each with the newest vintage that one of its counts has stood since
-- Grain: one row a month
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
