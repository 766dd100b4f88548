-- Purpose: the published counts of a snapshot, every month and vintage, as one table
-- Grain: one row per cell, month and vintage
-- Reads: getvariable('counts'), Parquet files of published counts
-- Writes: counts.parquet of the snapshot
with
  published as (
    select
      *
    from published_counts (getvariable('counts'))
  ),
  final as (
    select
      columns(cell_columns()),
      cast(OBS_VALUE as integer) as OBS_VALUE,
      OBS_STATUS,
      CONF_STATUS,
      UNIT_MEASURE,
      VINTAGE
    from published
  )
select
  *
from final
order by
  columns(cell_columns()),
  VINTAGE
