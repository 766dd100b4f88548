-- Purpose: persons with a permit or registration on record by the month's end, and the ground of the first one decided by then
-- Grain: person; ordered by person_id
-- Reads: permit_history (stage/permit_history/_), month
-- Writes: stage/permits_on_record/<month>
with
  permit_history as (
    select
      *
    from read_parquet(getvariable('permit_history'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      case
        when first_decided_on <= month_end(getvariable('month')) then first_ground
      end as first_ground
    from permit_history
    where
      on_record_since <= month_end(getvariable('month'))
  )
select
  *
from final
order by
  person_id
