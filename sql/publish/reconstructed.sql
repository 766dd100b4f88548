-- Purpose: the reconstruction of the store, to be published as it is
-- Grain:   one row a month, delay, source and cell, in the order that it has in the store
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
