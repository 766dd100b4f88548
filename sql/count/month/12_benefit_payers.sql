-- Purpose: how many payers of benefits are behind each count of unemployed persons. They are so few that counting them in every cell costs little.
--          Recipients are few as well, and most months have none, so their payers are not kept beside all persons.
-- Grain: one row per group, age group and measure with a recipient.
-- Reads: person_month (the month's file); parts; part_ages; group_parts; tables, age_groups (declarations as JSON).
-- Writes: temporary table benefit_payers
create or replace temp table benefit_payers as
with
  recipients as (
    select
      ref_area as city,
      sex,
      age,
      background,
      own_categories('_Z') as categories,
      person_group('a person has statuses that no measure counts') as person_group,
      benefit_payer
    from read_parquet(getvariable('person_month'), hive_partitioning = false)
    where
      benefit_payer is not null
  ),
  atoms as (
    select distinct
      table_id,
      city,
      sex,
      band,
      categories[first_breakdown] as first_own,
      categories[second_breakdown] as second_own,
      person_group,
      benefit_payer
    from recipients
    join band_of_age() using (age)
    cross join declared_tables()
    where
      is_covered(covers, background)
  ),
  paid as (
    select distinct
      part_no,
      age_no,
      person_group,
      benefit_payer
    from atoms
    join parts on parts.table_id = atoms.table_id
    and parts.city = atoms.city
    and parts.sex = atoms.sex
    and parts.first_own = atoms.first_own
    and parts.second_own is not distinct from atoms.second_own
    join part_ages using (part_no, band)
  ),
  final as (
    select
      group_no,
      age_no,
      measure_no,
      count(distinct benefit_payer) as payers
    from paid
    join group_parts using (part_no)
    join measure_groups() using (person_group)
    join ordered_measures() using (measure_no)
    where
      behind = 'benefit_payers'
    group by all
  )
select
  *
from final;
