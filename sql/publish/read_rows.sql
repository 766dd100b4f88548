-- Purpose: the rows of a published Parquet file in their order
-- Grain:   one row per row of the file
-- Reads:   getvariable('file'), a Parquet file
-- Writes:  the file's columns
with
  numbered as (
    select
      *,
      file_row_number as position
    from read_parquet(getvariable('file'), hive_partitioning = false, file_row_number = true)
  ),
  final as (
    select
      * exclude (file_row_number)
    from numbered
  )
select
  * exclude (position)
from final
order by
  position
