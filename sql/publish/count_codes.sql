-- Purpose: the codes that a snapshot's counts use
-- Grain: one row per column and code; a null code where a column has none
-- Reads: getvariable('counts'), counts.parquet
-- Writes: dimension, code
with
  counts as (
    select
      columns(
        name -> list_contains(cell_columns(), name)
        or name in ('OBS_STATUS', 'CONF_STATUS', 'UNIT_MEASURE')
      )
    from read_parquet(getvariable('counts'), hive_partitioning = false)
  ),
  final as (
    select distinct
      dimension,
      code
    from (
      select
        * exclude (TIME_PERIOD)
      from counts
    )
    unpivot include nulls (code for dimension in (columns(*)))
  )
select
  *
from final
order by
  dimension,
  code
