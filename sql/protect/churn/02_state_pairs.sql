-- Purpose: the pairs of states that churn is a sum of. Of the persons of a cell then and now, those who are in both are not churn: counted in each of the
--          two, they are taken off twice.
-- Grain: one row a pair of states of a table, and the changes that it is counted after and up to.
-- Reads: moves.
-- Writes: temporary table state_pairs
create or replace temp table state_pairs as
with
  final as (
    select
      after_file,
      to_file,
      table_id,
      was as one,
      was as other,
      persons as weight
    from moves
    where
      was is not null
    union all
    select
      after_file,
      to_file,
      table_id,
      becomes,
      becomes,
      persons
    from moves
    where
      becomes is not null
    union all
    select
      after_file,
      to_file,
      table_id,
      was,
      becomes,
      -2 * persons
    from moves
    where
      was is not null
      and becomes is not null
  )
select
  *
from final
order by all;
