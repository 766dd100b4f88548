-- Purpose: which customers with a permit valid at the month's end are linked to a person
-- Grain: customer; ordered by customer_id
-- Reads: valid_permits (stage/valid_permits/<month>)
-- Writes: stage/linkage/<month>: customer_id, linked (1 or 0)
with
  valid_permits as (
    select
      *
    from read_parquet(getvariable('valid_permits'), hive_partitioning = false)
  ),
  final as (
    select
      customer_id,
      max(if(person_id is null, 0, 1)) as linked
    from valid_permits
    group by
      customer_id
  )
select
  *
from final
order by
  customer_id
