-- Purpose: how many persons a measure counts in each group of cells.
-- Grain: one row per group, age group and measure that is not empty.
-- Reads: counts_by_age; group_parts.
-- Writes: temporary table counts
create or replace temp table counts as
with
  final as (
    select
      group_no,
      age_no,
      measure_no,
      sum(persons)::bigint as persons
    from counts_by_age
    join group_parts using (part_no)
    group by all
  )
select
  *
from final;
