-- Purpose: main type of activity in the last week of a year, where the annual base data has it
-- Grain: person; ordered by person_id
-- Reads: base (FOLK_perus of the year)
-- Writes: stage/main_activity/<year>
with
  base as (
    select
      *
    from read_parquet(getvariable('base'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      year,
      main_activity_code
    from base
    where
      main_activity_code is not null
  )
select
  *
from final
order by
  person_id,
  year
