-- Purpose: what an audit needs to know of a month's cells: the true count, its proposed publication, and what was public before.
-- Grain: one row per cell of the grid, in its order.
-- Reads: proposals.
-- Writes: the columns below, for the audit only; no persons where the count was not collected.
with
  final as (
    select
      persons::integer as persons,
      figures,
      objectives,
      rules,
      OBS_VALUE as value,
      STANDS as stands,
      STILL::integer as still,
      LEAST as least,
      MOST as most,
      OLD_VALUE as old_value,
      OLD_STANDS as old_stands,
      OLD_LEAST as old_least,
      OLD_MOST as old_most,
      file_row_number
    from read_parquet(getvariable('proposals'), hive_partitioning = false, file_row_number = true)
  )
select
  * exclude (file_row_number)
from final
order by
  file_row_number
