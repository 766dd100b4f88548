-- Purpose: the terms of the churn, by measure. A cell holds a pair if it holds both of its states.
-- Grain: one row per interval of changes, measure that counts both states, and two parts of a table; `pair_no` numbers the two parts without their
--        age bands.
-- Reads: state_pairs.
-- Writes: temporary table moved_pairs
create or replace temp table moved_pairs as
with
  measured as (
    select
      state_pairs.*,
      ones.measure_no
    from state_pairs
    join measure_groups() as ones on ones.person_group = one.person_group
    join measure_groups() as others on others.person_group = other.person_group
    and others.measure_no = ones.measure_no
  ),
  -- Summed before the later joins: there are many persons, but few pairs of codes.
  final as (
    select
      after_file,
      to_file,
      table_id,
      one.city as city,
      other.city as other_city,
      one.sex as sex,
      other.sex as other_sex,
      one.first_own as first_own,
      other.first_own as other_first_own,
      one.second_own as second_own,
      other.second_own as other_second_own,
      one.band as band,
      other.band as other_band,
      measure_no,
      sum(weight)::bigint as weight
    from measured
    group by all
    having
      sum(weight) <> 0
  )
select
  dense_rank () over (
    order by
      table_id,
      city,
      other_city,
      sex,
      other_sex,
      first_own,
      other_first_own,
      second_own,
      other_second_own
  ) as pair_no,
  *
from final;
