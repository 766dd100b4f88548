-- Purpose: what a cell of the published counts is and which persons it holds: the one definition that counting and churn share.
--          A cell is a table's area, sex, age group and category; with a measure it is a row of the grid.
-- Grain: `declared_*` one row a declaration; `*_parts` one row a published code and the persons' own code that it covers;
--        `cell_groups` one row everything of a cell but its age; `cell_grid` one row a cell and measure.
-- Reads: getvariable('tables'), getvariable('areas'), getvariable('age_groups'): declarations as JSON; getvariable('month'). Macros are
--        bound when they are made, before any variable is set: an empty list stands in for types.
create or replace macro declared_tables() as table
  select unnest(from_json(
    coalesce(getvariable('tables'), '[]'),
    '[{"table_id":"VARCHAR","covers":"VARCHAR","dimension":"VARCHAR","categories":["VARCHAR"],"ages":["VARCHAR"],
      "status_orders":["VARCHAR"]}]'
  ), max_depth := 2);

create or replace macro declared_ages() as table
  select unnest(from_json(
    coalesce(getvariable('age_groups'), '[]'), '[{"age_group":"VARCHAR","from_age":"INTEGER","to_age":"INTEGER"}]'
  ), max_depth := 2);

create or replace macro area_parts() as table
  select ref_area, unnest(cities) as city
  from (
    select unnest(from_json(coalesce(getvariable('areas'), '[]'), '[{"ref_area":"VARCHAR","cities":["VARCHAR"]}]'), max_depth := 2)
  );

create or replace macro sex_parts() as table
  select unnest(['F', 'M', '_T', '_T']) as published_sex, unnest(['F', 'M', 'F', 'M']) as sex;

-- The bands between all the ages at which some group begins or ends: groups may overlap, bands never do.
create or replace macro age_bounds() as table
  select from_age as band from declared_ages()
  union
  select to_age + 1 from declared_ages() where to_age is not null;

create or replace macro band_of_age() as table
  select years.age, max(band) as band
  from range(0, 200) as years(age)
  join age_bounds() on band <= years.age
  group by years.age;

create or replace macro table_ages() as table
  select table_id, age_group, age_no, from_age, to_age
  from (select table_id, unnest(ages) as age_group from declared_tables())
  join (select *, row_number() over (order by age_group) as age_no from declared_ages()) using (age_group);

create or replace macro age_parts() as table
  select table_id, age_no, band
  from table_ages()
  join age_bounds() on band >= from_age and band <= coalesce(to_age, band);

create or replace macro is_covered(covers, background) as covers in ('all', background);

-- `_Z` marks who is in none of a breakdown's categories: the total counts them all the same.
create or replace macro part_category(
  dimension, background, generation, language, permit_ground, stay_months, background_provisional, payers_before
) as coalesce(
  breakdown_category(dimension, background, generation, language, permit_ground, stay_months, background_provisional, payers_before), '_Z'
);

create or replace macro is_in_category(category, own_category) as category in ('_T', own_category);

-- Numbered in the order of their codes.
create or replace macro measures() as table
  select
    unnest(range(9)) as measure_no,
    unnest(['ANNUAL', 'ANNUAL', 'ANNUAL', 'ANNUAL', 'MONTHLY', 'MONTHLY', 'MONTHLY', 'MONTHLY', '_Z']) as status_order,
    unnest([
      'EMPLOYED', 'IN_SERVICES', 'OUTSIDE', 'UNEMPLOYED', 'EMPLOYED', 'IN_SERVICES', 'OUTSIDE', 'UNEMPLOYED', 'PERSONS'
    ]) as measure;

-- The measures that count a person with these statuses.
create or replace macro own_measures(status_monthly, status_annual) as [
  {'status_order': '_Z', 'measure': 'PERSONS'},
  {'status_order': 'MONTHLY', 'measure': upper(status_monthly)},
  {'status_order': 'ANNUAL', 'measure': upper(status_annual)}
];

create or replace macro cell_groups() as table
  select
    row_number() over (order by table_id, ref_area, published_sex, category) as group_no,
    table_id, covers, dimension, status_orders, ref_area, published_sex, category
  from (select table_id, covers, dimension, status_orders, unnest(categories) as category from declared_tables())
  cross join (select distinct ref_area from area_parts())
  cross join (select distinct published_sex from sex_parts());

-- Cells and measures are numbered in the order of their codes, which is the order of every output.
create or replace macro cell_grid() as table
  select
    group_no, age_no, cell_no, measure_no, dimension, category,
    table_id as TABLE_ID,
    ref_area as REF_AREA,
    getvariable('month')::varchar as TIME_PERIOD,
    published_sex as SEX,
    age_group as AGE,
    case
      when dimension in ('BACKGROUND', 'CLASSIFICATION', 'REPORTING') then category when covers = 'all' then '_T' else upper(covers)
    end as BACKGROUND,
    if(dimension = 'GENERATION', category, '_T') as GENERATION,
    if(dimension = 'LANGUAGE', category, '_T') as LANGUAGE,
    if(dimension = 'PERMIT_GROUND', category, '_T') as PERMIT_GROUND,
    if(dimension = 'STAY', category, '_T') as STAY,
    status_order as STATUS_ORDER,
    measure as MEASURE
  from (
    select
      *, row_number() over (order by table_id, ref_area, published_sex, age_group, category) as cell_no
    from cell_groups()
    join table_ages() using (table_id)
  )
  join measures() on status_order = '_Z' or list_contains(status_orders, status_order);
