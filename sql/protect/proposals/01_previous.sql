-- Purpose: what was public of each cell before, under its present number: an added table or dimension changes the numbers.
-- Grain: one row per cell with an earlier decision.
-- Reads: before (the month's decisions before, and a file without rows that has every column); cells.
-- Writes: temporary table previous
create or replace temp table previous as
with
  -- Before a dimension was declared, everybody was in its total.
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
from final;
