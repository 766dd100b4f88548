-- Purpose: the headlines of both sexes together that differ from the vintage before, with the cause
-- Grain: one row per observation
-- Reads: getvariable('revisions'), revisions.parquet of a snapshot; getvariable('indicators'), the headlines
-- Writes: rows for the page
with
  final as (
    select
      REF_AREA as area,
      INDICATOR as indicator,
      BACKGROUND as background,
      SEX as sex,
      TIME_PERIOD as month,
      OLD_VALUE as before,
      NEW_VALUE as now,
      CAUSE as cause
    from published_revisions ([getvariable('revisions')])
    where
      list_contains(getvariable('indicators'), INDICATOR)
      and STATUS_ORDER = 'MONTHLY'
      and SEX in ('_T', '_Z')
      and columns(list_filter(split_dimensions(), name -> name <> 'BACKGROUND')) = '_T'
      and OLD_VALUE is distinct from NEW_VALUE
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
