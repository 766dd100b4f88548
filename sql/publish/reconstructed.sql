-- Purpose: the reconstruction of the store, published unchanged
-- Grain:   one row per month, delay, source and cell, in the order of the store's file
-- Reads:   getvariable('kept'), the store's file
-- Writes:  reconstructed.parquet of the snapshot
with
  final as (
    select
      *
    from read_parquet(getvariable('kept'), hive_partitioning = false, file_row_number = true)
  )
select
  * exclude (file_row_number)
from final
order by
  file_row_number
