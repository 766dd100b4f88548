-- Purpose: the age groups of its table that each age band of a part belongs to.
-- Grain: one row per part, band and age group.
-- Reads: parts; tables, age_groups (declarations as JSON).
-- Writes: temporary table part_ages
create or replace temp table part_ages as
with
  final as (
    select
      part_no,
      band,
      age_no
    from parts
    join age_parts() using (table_id)
  )
select
  *
from final;
