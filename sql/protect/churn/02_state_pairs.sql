-- Purpose: the pairs of states that churn is a sum of. Persons who are in a cell both then and now are not churn: counted once in each state, they
--          are subtracted twice.
-- Grain: one row per pair of states of a table, and the changes after which and up to which it counts.
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
from final;
