-- Purpose: the pairs of parts that churn is a sum of, without their age bands.
-- Grain: one row per pair.
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
from final;
