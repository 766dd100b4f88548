-- Purpose: real permits that are valid on the month's last day, with the person where one is known
-- Grain: customer, case, start of validity; in this order
-- Reads: permits (newest MIGR_OLESK_voimassaoleva of the month or before it), customers (stage/customers/_), permit_grounds, permit_ground_groups, month
-- Writes: stage/valid_permits/<month>
with
  permit_grounds as (
    select
      *
    from code_table(getvariable('permit_grounds'))
  ),
  permit_ground_groups as (
    select
      *
    from code_table(getvariable('permit_ground_groups'))
  ),
  permits as (
    select
      customer_id,
      person_id,
      case_id,
      valid_on,
      ground_group,
      ground_name,
      valid_from
    from read_parquet(getvariable('permits'), hive_partitioning = false)
    where
      open_on(month_end(getvariable('month')), valid_from, valid_to)
  ),
  customers as (
    select
      customer_id,
      person_id as linked_id
    from read_parquet(getvariable('customers'), hive_partitioning = false)
  ),
  spelled as (
    select distinct
      ground_group,
      ground_name,
      valid_on
    from permits
  ),
  grounds as (
    -- The rows share a few hundred spellings, so only these are compared with the code tables.
    select
      spelled.*,
      permit_ground_of(by_name.meaning, by_group.meaning) as permit_ground
    from spelled
    left join permit_grounds as by_name on by_name.code = normal_name(ground_name)
    and valid_on between by_name.valid_from and by_name.valid_to
    left join permit_ground_groups as by_group on by_group.code = cast(ground_group as varchar)
  ),
  final as (
    select distinct
      permits.customer_id,
      permits.case_id,
      permits.valid_from,
      grounds.permit_ground,
      coalesce(permits.person_id, customers.linked_id) as person_id
    from permits
    inner join grounds on grounds.valid_on = permits.valid_on
    and grounds.ground_group is not distinct from permits.ground_group
    and grounds.ground_name is not distinct from permits.ground_name
    left join customers on customers.customer_id = permits.customer_id
    where
      grounds.permit_ground <> 'not_a_permit'
  )
select
  *
from final
order by
  customer_id,
  case_id,
  valid_from,
  permit_ground,
  person_id
