-- Purpose: the true counts in the columns of published ones, without protection.
-- Grain: one row a cell of the counts.
-- Reads: counts; cells, what the cells of the counts are.
-- Writes: true_counts of a month, in the bench's own folder only.
with
  codes as (
    select
      cell,
      columns(cell_columns())
    from read_parquet(getvariable('cells'), hive_partitioning = false)
  ),
  final as (
    select
      codes.* replace(counts.TIME_PERIOD as TIME_PERIOD),
      persons::integer as OBS_VALUE,
      if(collected = 1, 'A', 'L') as OBS_STATUS,
      'F' as CONF_STATUS,
      'PERS' as UNIT_MEASURE,
      'truth' as VINTAGE
    from read_parquet(getvariable('counts'), hive_partitioning = false) as counts
    join codes using (cell)
  )
select
  * exclude (cell)
from final
order by
  cell
