-- Purpose: the values of a snapshot, to be held against what the months really were.
-- Grain: one row an observation that has a value.
-- Reads: observations (observations.parquet of a snapshot).
-- Writes: its dimensions, value, status and the band of what is still to be reported.
with
final as (
  select
    INDICATOR, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD,
    OBS_VALUE, OBS_STATUS, NOWCAST_LOWER, NOWCAST_UPPER
  from read_parquet(getvariable('observations'), hive_partitioning = false)
  where OBS_VALUE is not null
)
select * from final
order by INDICATOR, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
