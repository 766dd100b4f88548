-- Purpose: the atoms without their age: groups of cells are sums of parts. The statement fails where a person's category has no row in the table, so
--          that nobody is left out.
-- Grain: one row per table, city, sex and category of persons.
-- Reads: atoms; tables, categories (declarations as JSON).
-- Writes: temporary table parts
create or replace temp table parts as
with
  distinct_parts as (
    select distinct
      table_id,
      city,
      sex,
      first_own,
      second_own
    from atoms
  ),
  undeclared as (
    select
      *
    from distinct_parts
    anti join declared_categories() as known on known.table_id = distinct_parts.table_id
    and known.first_own = distinct_parts.first_own
    and known.second_own is not distinct from distinct_parts.second_own
    where
      first_own <> '_Z'
      and second_own is distinct from '_Z'
  ),
  declared as (
    select
      if(count(*) > 0, error('undeclared category'), true) as is_declared
    from undeclared
  ),
  final as (
    select
      row_number() over (
        order by
          table_id,
          city,
          sex,
          first_own,
          second_own
      ) as part_no,
      distinct_parts.*
    from distinct_parts
    cross join declared
    where
      is_declared
  )
select
  *
from final;
