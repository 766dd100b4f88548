-- Purpose: all persons whom a table covers, with or without a category: subtracting a category from them leaves a count of persons as well.
-- Grain: one row per table, area, sex and age group.
-- Reads: counts_by_age; parts; areas (declarations as JSON).
-- Writes: temporary table covered
create or replace temp table covered as
with
  everybody as (
    select
      measure_no
    from ordered_measures()
    where
      base_no is null
  ),
  final as (
    select
      table_id,
      ref_area,
      published_sex,
      age_no,
      sum(persons)::bigint as persons
    from counts_by_age
    join everybody using (measure_no)
    join parts using (part_no)
    join area_parts() using (city)
    join sex_parts() using (sex)
    group by all
  )
select
  *
from final;
