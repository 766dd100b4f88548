-- Purpose: how many benefits have the new code, and the total.
-- Grain: one row. Reads: getvariable('files'). Writes: nothing.
with
  final as (
    select
      count(*) filter(code = getvariable('new_code'))::integer as benefits,
      count(*)::integer as everyone
    from read_parquet(getvariable('files'), hive_partitioning = false)
  )
select
  *
from final
order by
  benefits
