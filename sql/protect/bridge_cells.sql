-- Purpose: the cells of a year's bridge by their numbers.
-- Grain: one row per cell of the bridge (sql/count/bridge.sql), in its order.
-- Reads: bridge.
-- Writes: bridge_counts/<month>: the columns of sql/count/cells.sql. Nothing was published before and no area is a part of another, so no cell is
--         compared with others.
with
  rows as (
    select
      *
    from read_parquet(getvariable('bridge'), hive_partitioning = false, file_row_number = true)
  ),
  codes as (
    select
      file_row_number,
      columns(cell_columns())
    from rows
  ),
  final as (
    select
      codes.file_row_number as cell,
      dense_rank () over (
        order by
          TABLE_ID,
          REF_AREA,
          AGE,
          BACKGROUND
      ) as group_no,
      1 as age_no,
      0 as measure_no,
      null::bigint as base_cell,
      codes.file_row_number as across,
      codes.* exclude (file_row_number) replace(null::varchar as TIME_PERIOD)
    from codes
  )
select
  *
from final
order by
  cell
