-- Purpose: the true counts of a year's bridge by the numbers of their cells.
-- Grain: one row per cell of the bridge (sql/count/bridge.sql), in its order.
-- Reads: bridge.
-- Writes: bridge_counts/<month>.
with
  final as (
    select
      file_row_number as cell,
      TIME_PERIOD,
      columns(
        name -> not list_contains(cell_columns(), name)
        and name <> 'file_row_number'
      )
    from read_parquet(getvariable('bridge'), hive_partitioning = false, file_row_number = true)
  )
select
  *
from final
order by
  cell
