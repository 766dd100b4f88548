-- Purpose: the pairs of which each group of cells (a cell without its age and measure) holds both parts.
-- Grain: one row per group and pair.
-- Reads: pairs; tables, categories, areas (declarations as JSON).
-- Writes: temporary table group_pairs
create or replace temp table group_pairs as
with
  final as (
    select
      group_no,
      pair_no
    from cell_groups() as groups
    join area_parts() as areas using (ref_area)
    join area_parts() as other_areas using (ref_area)
    join sex_parts() as sexes using (published_sex)
    join sex_parts() as other_sexes using (published_sex)
    join pairs on pairs.table_id = groups.table_id
    and pairs.city = areas.city
    and pairs.other_city = other_areas.city
    and pairs.sex = sexes.sex
    and pairs.other_sex = other_sexes.sex
    where
      is_in_category(groups.first_own, pairs.first_own)
      and is_in_category(groups.first_own, other_first_own)
      and (
        groups.second_own is null
        or (
          is_in_category(groups.second_own, pairs.second_own)
          and is_in_category(groups.second_own, other_second_own)
        )
      )
  )
select
  *
from final;
