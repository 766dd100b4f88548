-- Purpose: categories of persons that a table of counts does not declare, to name them in an error.
-- Grain: one row a table and category.
-- Reads: person_month (the month's file); tables (declarations as JSON).
-- Writes: nothing.
with
people as (
  select * from read_parquet(getvariable('person_month'), hive_partitioning = false)
),
tables as (
  select unnest(from_json(
    getvariable('tables'),
    '[{"table_id":"VARCHAR","covers":"VARCHAR","dimension":"VARCHAR","categories":["VARCHAR"],"ages":["VARCHAR"]}]'
  ), max_depth := 2)
),
used as (
  select distinct
    table_id, dimension, categories,
    breakdown_category(
      dimension, background, generation, language, permit_ground, stay_months, background_provisional, payers_before
    ) as category
  from people
  cross join tables
  where covers in ('all', background)
),
final as (
  select table_id, dimension, category
  from used
  where category is not null and not list_contains(categories, category)
)
select * from final
order by table_id, category
