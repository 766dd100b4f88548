-- Purpose: the comparison with the annual register, published unchanged; values as floating point, like all others of the snapshot
-- Grain:   one row per count or rate, in the order of the store's file
-- Reads:   getvariable('kept'), the store's file
-- Writes:  bridge.parquet of the snapshot
with
  bridge as (
    select
      *
    from read_parquet(getvariable('kept'), hive_partitioning = false, file_row_number = true)
  ),
  final as (
    select
      * replace(cast(OBS_VALUE as double) as OBS_VALUE)
    from bridge
  )
select
  * exclude (file_row_number)
from final
order by
  file_row_number
