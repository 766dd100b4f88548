-- Purpose: the completeness of a month's reports.
-- Grain:   one row per gap indicator.
-- Reads:   nowcasts (a published file of a snapshot), indicators (their ids), area (all cities together), month.
-- Writes:  rows for the terminal: indicator, completeness from 0 to 1 (null where it is not known).
with
  final as (
    select
      INDICATOR as indicator,
      COMPLETENESS as completeness
    from read_parquet(getvariable('nowcasts'), hive_partitioning = false)
    where
      list_contains(getvariable('indicators'), INDICATOR)
      and REF_AREA = getvariable('area')
      and TIME_PERIOD = getvariable('month')
      and STATUS_ORDER = 'MONTHLY'
      and SEX in ('_T', '_Z')
  )
select
  *
from final
order by
  indicator
