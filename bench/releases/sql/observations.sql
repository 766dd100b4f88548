-- Purpose: the values of a snapshot, to be compared with the truth.
-- Grain: one row an observation that has a value.
-- Reads: observations (observations.parquet of a snapshot).
-- Writes: its dimensions, value, status and the nowcast band.
with
  final as (
    select
      columns(place_columns()),
      OBS_VALUE,
      OBS_STATUS,
      NOWCAST_LOWER,
      NOWCAST_UPPER
    from published_observations ([getvariable('observations')])
    where
      OBS_VALUE is not null
  )
select
  *
from final
order by
  columns(place_columns())
