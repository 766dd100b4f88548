-- Purpose: how many persons of each part a payer pays, and how much, by age group: in each order of statuses the persons employed in it.
-- Grain: one row per part, age group and payer.
-- Reads: atoms; parts; part_ages.
-- Writes: temporary table payers_by_age
create or replace temp table payers_by_age as
with
  payers as (
    select
      payer,
      row_number() over (
        order by
          payer
      ) as payer_no
    from (
      select distinct
        payer
      from atoms
      where
        payer is not null
    )
  ),
  paid as (
    select
      part_no,
      band,
      payer_no,
      sum(if(paid_monthly, persons, 0)) as persons_monthly,
      sum(if(paid_annual, persons, 0)) as persons_annual,
      sum(if(paid_monthly, cents, 0)) as cents_monthly,
      sum(if(paid_annual, cents, 0)) as cents_annual
    from atoms
    join payers using (payer)
    join parts on parts.table_id = atoms.table_id
    and parts.city = atoms.city
    and parts.sex = atoms.sex
    and parts.first_own = atoms.first_own
    and parts.second_own is not distinct from atoms.second_own
    where
      paid_monthly
      or paid_annual
    group by all
  ),
  final as (
    select
      part_no,
      age_no,
      payer_no,
      sum(persons_monthly)::bigint as persons_monthly,
      sum(persons_annual)::bigint as persons_annual,
      sum(cents_monthly)::bigint as cents_monthly,
      sum(cents_annual)::bigint as cents_annual
    from paid
    join part_ages using (part_no, band)
    group by all
  )
select
  *
from final;
