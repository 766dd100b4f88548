-- Purpose: bounds on a group's payers from its parts alone: at least as many payers as the part with the most, a top payer no larger than the parts'
--          top payers together.
-- Grain: one row per group and age group with a payer.
-- Reads: payers_by_age; group_parts.
-- Writes: temporary table payer_bounds
create or replace temp table payer_bounds as
with
  part_payers as (
    select
      part_no,
      age_no,
      payer_summary(persons_monthly, cents_monthly) as monthly,
      payer_summary(persons_annual, cents_annual) as annual
    from payers_by_age
    group by all
  ),
  final as (
    select
      group_no,
      age_no,
      count(*) as parts,
      payer_bounds(monthly) as monthly,
      payer_bounds(annual) as annual
    from part_payers
    join group_parts using (part_no)
    group by all
  )
select
  *
from final;
