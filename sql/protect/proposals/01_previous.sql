-- Purpose: what was public of each cell before, by the number that the cell has now: a table or a dimension that is added gives other numbers.
-- Grain: one row a cell that was decided before.
-- Reads: before (the month's decisions before, and a file without rows that has every column); cells.
-- Writes: temporary table previous
create or replace temp table previous as
with
  -- A dimension that was not there then had everybody in its total.
  before as (
    select
      coalesce(columns(split_dimensions()), '_T'),
      columns(
        name -> not list_contains(split_dimensions(), name)
        and name <> 'cell'
      )
    from read_parquet(getvariable('before'), hive_partitioning = false, union_by_name = true)
  ),
  codes as (
    select
      cell,
      columns(list_filter(cell_columns(), name -> name <> 'TIME_PERIOD'))
    from read_parquet(getvariable('cells'), hive_partitioning = false)
  ),
  final as (
    select
      cell,
      OBS_VALUE as old_value,
      OBS_STATUS as old_status,
      VINTAGE as old_vintage,
      MEASURED as old_measured,
      LEAST as old_least,
      MOST as old_most,
      STANDS as old_stands,
      rules as old_rules
    from before
    natural join codes
  )
select
  *
from final
order by
  cell;
