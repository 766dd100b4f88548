-- Purpose: the published counts of persons of working age by age group, for the newest months: the page's "what would the gap be if" rests on them
-- Grain:   one row per cell and measure
-- Reads:   getvariable('counts'), counts.parquet of a snapshot, every vintage; getvariable('ages'), the age groups; getvariable('months'), the months
-- Writes:  rows for the page; persons is null where they are withheld or not collected
with
  counts as (
    select
      *
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    where
      TABLE_ID = 'by_background'
      and BACKGROUND in ('FINNISH', 'FOREIGN')
      and STATUS_ORDER in ('MONTHLY', '_Z')
      and MEASURE in ('PERSONS', 'EMPLOYED', 'UNEMPLOYED')
      and list_contains(getvariable('ages'), AGE)
      and list_contains(getvariable('months'), TIME_PERIOD)
  ),
  final as (
    select
      REF_AREA as area,
      BACKGROUND as background,
      SEX as sex,
      AGE as age,
      TIME_PERIOD as month,
      MEASURE as measure,
      OBS_VALUE as persons
    from counts
    qualify
      VINTAGE = max(VINTAGE) over (
        partition by
          REF_AREA,
          BACKGROUND,
          SEX,
          AGE,
          TIME_PERIOD,
          MEASURE
      )
  )
select
  *
from final
order by
  measure,
  area,
  background,
  sex,
  age,
  month
