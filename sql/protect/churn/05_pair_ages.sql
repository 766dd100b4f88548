-- Purpose: the age groups of its table that hold both bands of a pair.
-- Grain: one row per pair, its bands and an age group.
-- Reads: pairs; tables, age_groups (declarations as JSON).
-- Writes: temporary table pair_ages
create or replace temp table pair_ages as
with
  final as (
    select
      pair_no,
      ages.band,
      others.band as other_band,
      age_no
    from pairs
    join age_parts() as ages using (table_id)
    join age_parts() as others using (table_id, age_no)
  )
select
  *
from final;
