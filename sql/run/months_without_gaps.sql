-- Purpose: the months newer than the newest one with a gap, of which reports have arrived but no gap can be published yet.
-- Grain:   one row per month.
-- Reads:   observations, nowcasts (published files of a snapshot), indicators (their ids).
-- Writes:  month; reasons: why there is none, the most frequent first.
with
  gaps as (
    select
      *
    from read_parquet(getvariable('observations'), hive_partitioning = false)
    where
      list_contains(getvariable('indicators'), INDICATOR)
      and STATUS_ORDER = 'MONTHLY'
      and SEX in ('_T', '_Z')
  ),
  newest as (
    select
      coalesce(max(TIME_PERIOD), '') as month
    from gaps
    where
      OBS_STATUS not in ('L', 'Q')
  ),
  nowcasts as (
    select
      REF_AREA,
      INDICATOR,
      SEX,
      TIME_PERIOD,
      REASON
    from read_parquet(getvariable('nowcasts'), hive_partitioning = false)
    where
      STATUS_ORDER = 'MONTHLY'
  ),
  reasons as (
    select
      TIME_PERIOD as month,
      REASON as reason,
      count(*) as gaps
    from gaps
    inner join nowcasts using (REF_AREA, INDICATOR, SEX, TIME_PERIOD)
    where
      gaps.TIME_PERIOD > (
        select
          month
        from newest
      )
      and gaps.OBS_STATUS = 'L'
      and REASON <> ''
    group by all
  ),
  final as (
    select
      month,
      list(
        reason
        order by
          gaps desc,
          reason
      ) as reasons
    from reasons
    group by
      month
  )
select
  *
from final
order by
  month
