-- Purpose: the headlines that a release reports differently from the one before, with both values
-- Grain:   one row per area, gap indicator and month
-- Reads:   getvariable('revisions'), revisions.parquet of a snapshot; getvariable('indicators'), the ids of the gaps
-- Writes:  rows
with
  revisions as (
    select
      *
    from read_parquet(getvariable('revisions'), hive_partitioning = false)
  ),
  final as (
    select
      REF_AREA as area,
      INDICATOR as indicator,
      TIME_PERIOD as month,
      cast(OLD_VALUE as double) as before,
      cast(NEW_VALUE as double) as now,
      OLD_STATUS as old_status,
      NEW_STATUS as new_status,
      upper(CAUSE) as cause
    from revisions
    where
      list_contains(getvariable('indicators'), INDICATOR)
      and STATUS_ORDER = 'MONTHLY'
      and SEX in ('_T', '_Z')
      and OLD_VALUE is not null
      and NEW_VALUE is not null
  )
select
  *
from final
order by
  area,
  indicator,
  month
