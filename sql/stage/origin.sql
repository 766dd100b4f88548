-- Purpose: background by the newest annual base data that has the person's origin
-- Grain: person; ordered by person_id
-- Reads: base (every FOLK_perus known)
-- Writes: stage/origin/_
with
  base as (
    select
      *
    from read_parquet(getvariable('base'), hive_partitioning = false)
  ),
  newest as (
    -- Year and code in one number, so that the newest year wins and a tie would still have one answer.
    select
      person_id,
      max(year * 100 + cast(origin_code as integer)) % 100 as origin_code
    from base
    where
      origin_code is not null
    group by
      person_id
  ),
  final as (
    select
      person_id,
      cast(origin_code as varchar) as origin_code
    from newest
  )
select
  *
from final
order by
  person_id
