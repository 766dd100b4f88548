-- Purpose: how many customers have a valid permit, how many of them are linked to a person, and for how many this has changed since it was last
--          published: customers who entered, left, or whose link was found or lost
-- Grain: one row
-- Reads: before (the month's linkage when it was measured; the same file at first), linkage (as known now)
-- Writes: customers, linked, churn, in the store only
with
  before as (
    select
      *
    from read_parquet(getvariable('before'), hive_partitioning = false)
  ),
  now as (
    select
      *
    from read_parquet(getvariable('linkage'), hive_partitioning = false)
  ),
  final as (
    select
      count(now.customer_id)::integer as customers,
      count_if(now.linked = 1)::integer as linked,
      count_if(before.linked is distinct from now.linked)::integer as churn
    from before
    full join now using (customer_id)
  )
select
  *
from final
order by
  customers
