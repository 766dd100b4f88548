-- Purpose: which age groups of its table each band of a part's persons is in.
-- Grain: one row a part, band and age group.
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
from final
order by
  part_no,
  band,
  age_no;
