-- Purpose: each person's first real permit and the day since when a real permit or registration is on record
-- Grain: person; ordered by person_id
-- Reads: decisions (every MIGR_OLESK_paatoksetjaper), permits (every MIGR_OLESK_voimassaoleva), customers (stage/customers/_), permit_grounds, permit_ground_groups
-- Writes: stage/permit_history/_
with
  records as (
    select
      customer_id,
      person_id,
      case_id,
      decided_on as day,
      true as decided,
      ground_group,
      ground_name
    from read_parquet(getvariable('decisions'), hive_partitioning = false)
    -- 1 positive; 7 protection refused but a permit granted.
    where
      decision_type in (1, 7)
      and not flag_set(cancelled)
    union all
    select
      customer_id,
      person_id,
      case_id,
      valid_on as day,
      false as decided,
      ground_group,
      ground_name
    from read_parquet(getvariable('permits'), hive_partitioning = false)
  ),
  spelled as (
    select distinct
      ground_group,
      ground_name,
      day
    from records
  ),
  grounds as (
    -- The rows share a few hundred spellings, so only these are compared with the code tables.
    select
      spelled.*,
      permit_ground_of(by_name.meaning, by_group.meaning) as permit_ground
    from spelled
    left join code_table(getvariable('permit_grounds')) as by_name on by_name.code = normal_name(ground_name)
    and day between by_name.valid_from and by_name.valid_to
    left join code_table(getvariable('permit_ground_groups')) as by_group on by_group.code = cast(ground_group as varchar)
  ),
  real_permits as (
    select
      coalesce(records.person_id, customers.person_id) as person_id,
      case_id,
      records.day,
      decided,
      permit_ground
    from records
    inner join grounds on grounds.day = records.day
    and grounds.ground_group is not distinct from records.ground_group
    and grounds.ground_name is not distinct from records.ground_name
    left join read_parquet(getvariable('customers'), hive_partitioning = false) as customers on customers.customer_id = records.customer_id
    where
      permit_ground <> 'not_a_permit'
  ),
  final as (
    select
      person_id,
      min(day) as on_record_since,
      min(day) filter(decided) as first_decided_on,
      min_by(permit_ground, (day, case_order(case_id), permit_ground)) filter(decided) as first_ground
    from real_permits
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
