-- Purpose: the pairs of parts of which churn is made, everything of them but their bands.
-- Grain: one row a pair.
-- Reads: moved_pairs.
-- Writes: temporary table pairs
create or replace temp table pairs as
with
  final as (
    select distinct
      pair_no,
      table_id,
      city,
      other_city,
      sex,
      other_sex,
      first_own,
      other_first_own,
      second_own,
      other_second_own
    from moved_pairs
  )
select
  *
from final
order by
  pair_no;
