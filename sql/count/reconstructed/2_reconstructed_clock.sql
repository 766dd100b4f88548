-- How many days after the end of the newest payment month its delivery was extracted (the last day on which one of its reports was received), the
-- last delay that a delivery has reached, and whether the month's reports have received days.
create or replace temp table reconstructed_clock as
with
  wage_lag as (
    select
      date_diff('day', month_end(getvariable('wages_until')), max(cast(received_at as date)))::integer as wage_days
    from read_parquet(getvariable('newest_wage_reports'), hive_partitioning = false)
    where
      cast(received_at as date) <= cast(getvariable('wages_delivered') as date)
  ),
  benefit_lag as (
    select
      date_diff('day', month_end(getvariable('benefits_until')), max(cast(received_at as date)))::integer as benefit_days
    from read_parquet(getvariable('newest_benefit_reports'), hive_partitioning = false)
    where
      cast(received_at as date) <= cast(getvariable('benefits_delivered') as date)
  ),
  wages_dated as (
    select
      100 * count(*) filter(received_on is null) <= getvariable('maximum_undated_percent') * count(*) as wages_dated
    from read_parquet(getvariable('wage_reports'), hive_partitioning = false)
    where
      month = month_number(month_end(getvariable('month')))
  ),
  benefits_dated as (
    select
      100 * count(*) filter(received_on is null) <= getvariable('maximum_undated_percent') * count(*) as benefits_dated
    from read_parquet(getvariable('benefit_periods'), hive_partitioning = false)
    where
      month = month_number(month_end(getvariable('month')))
  )
select
  *,
  month_number(month_end(getvariable('month'))) as month_no,
  least(getvariable('delays'), month_number(month_end(getvariable('wages_until'))) - month_no)::integer as last_wages,
  least(getvariable('delays'), month_number(month_end(getvariable('benefits_until'))) - month_no)::integer as last_benefits
from wage_lag
cross join benefit_lag
cross join wages_dated
cross join benefits_dated;
