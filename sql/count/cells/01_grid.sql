-- Purpose: every cell of the declared tables, numbered in the order of its codes.
-- Grain: one row per table, area, sex, age group, category and measure.
-- Reads: tables, categories, areas, age_groups (declarations as JSON).
-- Writes: temporary table grid
create or replace temp table grid as
with
  final as (
    select
      *,
      row_number() over (
        order by
          table_id,
          ref_area,
          published_sex,
          age_group,
          category,
          measure_no
      ) - 1 as cell,
      dense_rank () over (
        order by
          table_id,
          published_sex,
          age_group,
          category,
          measure_no
      ) as across
    from cell_groups()
    join table_ages() using (table_id)
    join ordered_measures() on list_contains(measures, measure_no)
  )
select
  *
from final;
