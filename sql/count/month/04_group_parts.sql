-- Purpose: the parts that each group of cells (a cell without its age and measure) is a sum of.
-- Grain: one row per group and part.
-- Reads: parts; tables, categories, areas (declarations as JSON).
-- Writes: temporary table group_parts
create or replace temp table group_parts as
with
  final as (
    select
      group_no,
      part_no
    from cell_groups() as groups
    join area_parts() as areas using (ref_area)
    join sex_parts() as sexes using (published_sex)
    join parts on parts.table_id = groups.table_id
    and parts.city = areas.city
    and parts.sex = sexes.sex
    where
      is_in_category(groups.first_own, parts.first_own)
      and (
        groups.second_own is null
        or is_in_category(groups.second_own, parts.second_own)
      )
  )
select
  *
from final;
