-- Purpose: how many persons of each part a measure counts, by age group.
-- Grain: one row per part, age group and measure.
-- Reads: atoms; parts; part_ages.
-- Writes: temporary table counts_by_age
create or replace temp table counts_by_age as
with
  groups as (
    select
      part_no,
      band,
      person_group,
      sum(persons)::bigint as persons
    from atoms
    join parts on parts.table_id = atoms.table_id
    and parts.city = atoms.city
    and parts.sex = atoms.sex
    and parts.first_own = atoms.first_own
    and parts.second_own is not distinct from atoms.second_own
    group by all
  ),
  measured as (
    select
      part_no,
      band,
      measure_no,
      sum(persons)::bigint as persons
    from groups
    join measure_groups() using (person_group)
    group by all
  ),
  final as (
    select
      part_no,
      age_no,
      measure_no,
      sum(persons)::bigint as persons
    from measured
    join part_ages using (part_no, band)
    group by all
  )
select
  *
from final;
