-- Purpose: the payers of each group of cells: counted one by one where a rule could depend on them, otherwise bounded by the parts. Counting the
--          payers of the largest groups costs more than everything else and cannot change a decision.
-- Grain: one row per group and age group with a payer.
-- Reads: payer_bounds; payers_by_age; group_parts.
-- Writes: temporary table wage_payers
create or replace temp table wage_payers as
with
  near_limits as (
    select
      group_no,
      part_no,
      age_no
    from payer_bounds
    join group_parts using (group_no)
    where
      parts > 1
      and not (
        far_from_payer_limits(monthly)
        and far_from_payer_limits(annual)
      )
  ),
  payers as (
    select
      group_no,
      age_no,
      payer_no,
      sum(persons_monthly)::bigint as persons_monthly,
      sum(persons_annual)::bigint as persons_annual,
      sum(cents_monthly)::bigint as cents_monthly,
      sum(cents_annual)::bigint as cents_annual
    from payers_by_age
    join near_limits using (part_no, age_no)
    group by all
  ),
  exact as (
    select
      group_no,
      age_no,
      payer_summary(persons_monthly, cents_monthly) as monthly,
      payer_summary(persons_annual, cents_annual) as annual
    from payers
    group by all
  ),
  final as (
    select
      group_no,
      age_no,
      coalesce(exact.monthly, payer_bounds.monthly) as monthly,
      coalesce(exact.annual, payer_bounds.annual) as annual
    from payer_bounds
    left join exact using (group_no, age_no)
  )
select
  *
from final;
