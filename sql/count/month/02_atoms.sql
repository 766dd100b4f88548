-- Purpose: the smallest sets of persons that every cell of a month is a sum of, with the payer that counts in the table: in a table by the reports of
--          the previous month's payers the main payer of that month, in the others that of the month itself.
-- Grain: one row per table, city, sex, age band, category, group of persons and payer.
-- Reads: person_month (the month's file); tables, age_groups (declarations as JSON).
-- Writes: temporary table atoms
create or replace temp table atoms as
with
  people as (
    select
      ref_area as city,
      sex,
      age,
      background,
      own_categories('_Z') as categories,
      person_group('a person has statuses that no measure counts') as person_group,
      work_pay,
      if(wage_employed = 1, main_payer, null) as payer,
      status_monthly = 'employed' as paid_monthly,
      status_annual = 'employed' as paid_annual,
      main_payer_before,
      work_pay_before
    from read_parquet(getvariable('person_month'), hive_partitioning = false)
  ),
  final as (
    select
      table_id,
      city,
      sex,
      band,
      categories[first_breakdown] as first_own,
      categories[second_breakdown] as second_own,
      person_group,
      if(behind_reports, main_payer_before, payer) as payer,
      behind_reports
      or paid_monthly as paid_monthly,
      behind_reports
      or paid_annual as paid_annual,
      count(*) as persons,
      sum((if(behind_reports, work_pay_before, work_pay) * 100)::bigint)::bigint as cents
    from people
    join band_of_age() using (age)
    cross join declared_tables()
    where
      is_covered(covers, background)
    group by all
  )
select
  *
from final;
