-- Purpose: the one table that defines the cells. The counts, the churn and the decisions of the store refer to a cell by its number.
-- Grain: one row per table, area, sex, age group, category and measure: a dense grid that follows from the declarations alone, in the order of its
--        codes.
-- Reads: grid; tables, categories, areas, age_groups (declarations as JSON).
-- Writes: cells/_: cell, its number from 0; group_no, age_no and measure_no, its parts; base_cell, the cell that it can be subtracted from: of a
--         status the persons of its cell, of a category all persons whom its table covers; across, a number shared by the cells that differ by area
--         only; its codes, with an empty TIME_PERIOD where every published count has its month.
with
  persons as (
    select
      cell,
      group_no,
      age_no,
      ref_area,
      published_sex,
      codes.BACKGROUND as background
    from grid
    where
      base_no is null
      and only_background
  ),
  parts as (
    select
      grid.cell,
      bases.cell as base_cell
    from grid
    join grid as bases on bases.group_no = grid.group_no
    and bases.age_no = grid.age_no
    and bases.measure_no = grid.base_no
    union all
    select
      grid.cell,
      max(persons.cell)
    from grid
    join persons using (ref_area, published_sex, age_no)
    where
      grid.base_no is null
      and persons.background = grid.whole
    group by
      grid.cell
  ),
  final as (
    select
      cell,
      group_no,
      age_no,
      measure_no,
      base_cell,
      across,
      table_id as TABLE_ID,
      ref_area as REF_AREA,
      null::varchar as TIME_PERIOD,
      published_sex as SEX,
      age_group as AGE,
      unnest(codes),
      status_order as STATUS_ORDER,
      measure as MEASURE
    from grid
    left join parts using (cell)
  )
select
  *
from final
order by
  cell
