-- Purpose: the current permit of each person: of several, the one with the newest start, then the greatest case number
-- Grain: person; ordered by person_id
-- Reads: valid_permits (stage/valid_permits/<month>)
-- Writes: stage/permits/<month>
with
  valid_permits as (
    select
      *
    from read_parquet(getvariable('valid_permits'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      max_by(permit_ground, (valid_from, case_order(case_id), permit_ground)) as permit_ground
    from valid_permits
    where
      person_id is not null
    group by
      person_id
  )
select
  *
from final
order by
  person_id
