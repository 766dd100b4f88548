-- Purpose: how many persons are in exactly one of a cell's two memberships, that of an earlier vintage (a base) and the present one: those who
--          entered, left or changed. Persons who took one another's place count both; the net difference would hide them.
-- Grain: one row per base and cell with somebody in only one of the two.
-- Reads: moved_pairs, pair_ages, group_pairs (sql/protect/churn); cells; bases (JSON: the vintage's name, and the number, from 0, of the first changes since).
-- Writes: churn/<month>, in the store only.
with
  bases as (
    select
      unnest(from_json(getvariable('bases'), '[{"name":"VARCHAR","begins":"BIGINT"}]'), max_depth := 2)
  ),
  churn_by_age as (
    select
      after_file,
      to_file,
      pair_no,
      age_no,
      measure_no,
      sum(weight)::bigint as churn
    from moved_pairs
    join pair_ages using (pair_no, band, other_band)
    group by all
  ),
  churn as (
    select
      name,
      group_no,
      age_no,
      measure_no,
      sum(churn_by_age.churn)::bigint as churn
    from churn_by_age
    join bases on begins > after_file
    and begins <= to_file
    join group_pairs using (pair_no)
    group by all
    having
      sum(churn_by_age.churn) > 0
  ),
  final as (
    select
      name as MEASURED,
      cell,
      churn
    from churn
    join read_parquet(getvariable('cells'), hive_partitioning = false) as cells using (group_no, age_no, measure_no)
  )
select
  *
from final
order by
  MEASURED,
  cell
