-- Purpose: what changed between two snapshots, as typed columns
-- Grain: one row per observation (all dimensions) whose value or status changed
-- Reads: getvariable('csv'), the revisions as comma-separated values
-- Writes: revisions.parquet
with
  final as (
    select
      *
    from revisions_csv (getvariable('csv'))
  )
select
  *
from final
order by
  DATAFLOW,
  FREQ,
  columns(place_columns())
