-- Purpose: the headlines of all cities together as of each release
-- Grain:   one row per release, indicator and month
-- Reads:   getvariable('at_release'), at_release.parquet of a snapshot
-- Writes:  rows for the page
with
  final as (
    select
      VINTAGE as vintage,
      INDICATOR as indicator,
      TIME_PERIOD as month,
      OBS_VALUE as value,
      SHOW_LOWER as lower,
      SHOW_UPPER as upper,
      OBS_STATUS as status
    from read_parquet(getvariable('at_release'), hive_partitioning = false)
  )
select
  *
from final
order by
  vintage,
  indicator,
  month
