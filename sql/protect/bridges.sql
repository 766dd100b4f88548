-- Purpose: the published bridges of all years in one table.
-- Grain:   as of one year's bridge (sql/protect/bridge.sql).
-- Reads:   bridges (published bridges, one file a year).
-- Writes:  published_bridge/_.
with
  final as (
    select
      *
    from read_parquet(getvariable('bridges'), hive_partitioning = false)
  )
select
  *
from final
order by all
