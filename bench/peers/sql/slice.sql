-- Purpose: the compared slice of one month's true counts, without protection: persons, employed and unemployed in the monthly order.
-- Grain: one row a city, background, sex and age group that holds somebody. Employed and unemployed are null where they are not collected.
-- Reads: counts, of the month; cells, what the cells of the counts are.
-- Writes: the columns below, to the bench only.
with
  codes as (
    select
      *
    from read_parquet(getvariable('cells'), hive_partitioning = false)
    where
      TABLE_ID = 'by_background'
      and REF_AREA <> 'C6'
      and SEX <> '_T'
      and BACKGROUND <> '_T'
      and AGE in ('Y18T29', 'Y18T64')
      and STATUS_ORDER in ('MONTHLY', '_Z')
      and MEASURE in ('PERSONS', 'EMPLOYED', 'UNEMPLOYED')
  ),
  counted as (
    select
      codes.*,
      counts.TIME_PERIOD as month,
      if(collected = 1, persons, null) as value
    from read_parquet(getvariable('counts'), hive_partitioning = false) as counts
    join codes using (cell)
  ),
  final as (
    select
      month,
      REF_AREA as area,
      BACKGROUND as background,
      SEX as sex,
      AGE as age,
      max(value) filter(MEASURE = 'PERSONS') as persons,
      max(value) filter(MEASURE = 'EMPLOYED') as employed,
      max(value) filter(MEASURE = 'UNEMPLOYED') as unemployed
    from counted
    group by all
  )
select
  *
from final
where
  persons > 0
order by all
