-- Purpose: the gaps of the newest month that has been collected, for a director's first look.
-- Grain:   one row per area and gap indicator.
-- Reads:   observations, nowcasts (published files of a snapshot), indicators (their ids).
-- Writes:  rows for the terminal: the value with the interval to show; reason why there is none yet, else empty; source of unemployment where it is
--          not the best one, else empty, and whether a link factor brings the value to the level of the best one (linked).
with
  observations as (
    select
      *
    from read_parquet(getvariable('observations'), hive_partitioning = false)
  ),
  gaps as (
    select
      *
    from observations
    where
      list_contains(getvariable('indicators'), INDICATOR)
      and STATUS_ORDER = 'MONTHLY'
      and SEX in ('_T', '_Z')
  ),
  nowcasts as (
    select
      REF_AREA,
      INDICATOR,
      SEX,
      TIME_PERIOD,
      SOURCE,
      LINK_FACTOR,
      REASON
    from read_parquet(getvariable('nowcasts'), hive_partitioning = false)
    where
      STATUS_ORDER = 'MONTHLY'
  ),
  newest as (
    select
      max(TIME_PERIOD) as month
    from gaps
    where
      OBS_STATUS not in ('L', 'Q')
  ),
  final as (
    select
      gaps.REF_AREA as area,
      gaps.INDICATOR as indicator,
      gaps.TIME_PERIOD as month,
      gaps.OBS_VALUE as value,
      gaps.SHOW_LOWER as lower,
      gaps.SHOW_UPPER as upper,
      gaps.OBS_STATUS as status,
      coalesce(nowcasts.REASON, '') as reason,
      coalesce(nowcasts.SOURCE, '') as source,
      nowcasts.LINK_FACTOR is not null as linked
    from gaps
    inner join newest on gaps.TIME_PERIOD = newest.month
    left join nowcasts using (REF_AREA, INDICATOR, SEX, TIME_PERIOD)
  )
select
  *
from final
order by
  area,
  indicator
