-- Purpose: the observations as typed columns
-- Grain: one row per observation (all dimensions and VINTAGE)
-- Reads: getvariable('csv'), observations.csv.gz of the same snapshot: all formats hold the same rows; an empty field is no value
-- Writes: observations.parquet of the snapshot
with
  final as (
    select
      *
    from observations_csv (getvariable('csv'))
  )
select
  *
from final
order by
  DATAFLOW,
  FREQ,
  columns(place_columns()),
  VINTAGE
