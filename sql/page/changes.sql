-- Purpose: the change of each headline since the same month of the year before
-- Grain:   one row per headline (area, indicator, background, sex, month)
-- Reads:   getvariable('headline'), headline.parquet of a snapshot
-- Writes:  rows for the page
with
  final as (
    select
      REF_AREA as area,
      INDICATOR as indicator,
      BACKGROUND as background,
      SEX as sex,
      TIME_PERIOD as month,
      CHANGE as change,
      CHANGE_LOWER as change_lower,
      CHANGE_UPPER as change_upper,
      CHANGE_STATUS as change_status
    from read_parquet(getvariable('headline'), hive_partitioning = false)
  )
select
  *
from final
order by
  indicator,
  area,
  background,
  sex,
  month
