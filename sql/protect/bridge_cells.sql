-- Purpose: what the cells of a year's bridge are, by their numbers.
-- Grain: one row a cell of the bridge (sql/count/bridge.sql), in its order.
-- Reads: bridge.
-- Writes: bridge_counts/<month>: as sql/count/cells.sql; nothing was published before, and no city is beside, so there is nothing to compare it with.
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
