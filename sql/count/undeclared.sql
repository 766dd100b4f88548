-- Purpose: the categories of persons that a table of counts does not declare, to be named in an error.
-- Grain: one row per table and category.
-- Reads: person_month (the month's file); tables, categories (declarations as JSON).
-- Writes: nothing.
with
  people as (
    select
      background,
      own_categories('_Z') as categories
    from read_parquet(getvariable('person_month'), hive_partitioning = false)
  ),
  used as (
    select distinct
      table_id,
      categories[first_breakdown] as first_own,
      categories[second_breakdown] as second_own
    from people
    cross join declared_tables()
    where
      is_covered(covers, background)
  ),
  final as (
    select
      used.table_id,
      concat_ws(' ', used.first_own, used.second_own) as category
    from used
    anti join declared_categories() as known on known.table_id = used.table_id
    and known.first_own = used.first_own
    and known.second_own is not distinct from used.second_own
    where
      used.first_own <> '_Z'
      and used.second_own is distinct from '_Z'
  )
select
  *
from final
order by
  table_id,
  category
