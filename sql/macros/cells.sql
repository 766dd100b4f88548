-- Purpose: the cells that follow from the declarations, and the persons that a cell holds: one definition for counting and churn. A cell is a table's
--          area, sex, age group, category and measure. Categories, measures and lists of dimensions come from the dictionary (pipelines/dimensions.ts,
--          pipelines/measures.ts), by the macros that src/database/dictionary-macros.ts makes of it.
-- Grain: `declared_*` one row per declaration; `*_parts` one row per published code and persons' own code that it covers; `cell_groups` one row per
--        group of cells: a cell without its age and measure.
-- Reads: getvariable('tables'), getvariable('areas'), getvariable('age_groups'): declarations as JSON. Macros are bound when they are made, before
--        any variable is set: until then an empty list supplies the types.
create or replace macro declared_tables() as table
select
  unnest(
    from_json(
      coalesce(getvariable('tables'), '[]'),
      '[{"table_id":"VARCHAR","covers":"VARCHAR","first_breakdown":"INTEGER","second_breakdown":"INTEGER","behind_reports":"BOOLEAN","ages":["VARCHAR"],"measures":["INTEGER"]}]'
    ),
    max_depth := 2
  );

create or replace macro declared_ages() as table
select
  unnest(
    from_json(coalesce(getvariable('age_groups'), '[]'), '[{"age_group":"VARCHAR","from_age":"INTEGER","to_age":"INTEGER"}]'),
    max_depth := 2
  );

create or replace macro area_parts() as table
select
  ref_area,
  unnest(cities) as city
from (
  select
    unnest(from_json(coalesce(getvariable('areas'), '[]'), '[{"ref_area":"VARCHAR","cities":["VARCHAR"]}]'), max_depth := 2)
);

create or replace macro sex_parts() as table
select
  unnest(['F', 'M', '_T', '_T']) as published_sex,
  unnest(['F', 'M', 'F', 'M']) as sex;

-- The bands between all the ages at which some group begins or ends: groups may overlap, bands never do.
create or replace macro age_bounds() as table
select
  from_age as band
from declared_ages()
union
select
  to_age + 1
from declared_ages()
where
  to_age is not null;

create or replace macro band_of_age() as table
select
  years.age,
  max(band) as band
from range(0, 200) as years (age)
join age_bounds() on band <= years.age
group by
  years.age;

create or replace macro table_ages() as table
select
  table_id,
  age_group,
  age_no,
  from_age,
  to_age
from (
  select
    table_id,
    unnest(ages) as age_group
  from declared_tables()
)
join (
  select
    *,
    row_number() over (
      order by
        age_group
    ) as age_no
  from declared_ages()
) using (age_group);

create or replace macro age_parts() as table
select
  table_id,
  age_no,
  band
from table_ages()
join age_bounds() on band >= from_age
and band <= coalesce(to_age, band);

create or replace macro is_covered(covers, background) as covers in ('all', background);

-- The total also counts those who are in none of the categories.
create or replace macro is_in_category(category, own_category) as category in ('_T', own_category);

create or replace macro cell_groups() as table
select
  row_number() over (
    order by
      table_id,
      ref_area,
      published_sex,
      category
  ) as group_no,
  *
from (
  select
    table_id,
    covers,
    behind_reports,
    measures
  from declared_tables()
)
join declared_categories() using (table_id)
cross join (
  select distinct
    ref_area
  from area_parts()
)
cross join (
  select distinct
    published_sex
  from sex_parts()
);

-- The part of a table's cells that a person's state (sql/protect/changes.sql) is in.
create or replace macro part_of(state, band, first_breakdown, second_breakdown) as {
  'city': state.city,
  'sex': state.sex,
  'band': band,
  'first_own': state.categories[first_breakdown],
  'second_own': state.categories[second_breakdown],
  'person_group': state.person_group
};
