-- Purpose: the person that each Migri customer is, by the newest list that has the customer
-- Grain: customer; ordered by customer_id
-- Reads: customers (every MIGR_OLESK_henkilotiedot known, in the order of their periods)
-- Writes: stage/customers/_
with
  customers as (
    select
      *
    from read_parquet(getvariable('customers'), hive_partitioning = false, filename = true)
  ),
  known as (
    select
      customer_id,
      coalesce(person_id, register_id) as person_id,
      list_position(getvariable('customers'), filename) as place
    from customers
    where
      coalesce(person_id, register_id) is not null
  ),
  final as (
    select
      customer_id,
      max_by(person_id, (place, person_id)) as person_id
    from known
    group by
      customer_id
  )
select
  *
from final
order by
  customer_id
