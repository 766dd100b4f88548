-- Purpose: how many payers and reports of a payment month a shock delays, and which reports the first delivery lacks because of it, by
-- background; to be computed before the reports are delayed.
-- Grain: one row. Reads: getvariable('files'), late_payer, person. Writes: nothing.
with
  report as (
    select
      report.payer,
      person.foreign_background,
      late_payer.payer is not null as is_late,
      report.known = getvariable('month') + 2
      and coalesce(report.cancelled_in > report.known, true) as is_first,
      known_in(held_up(report.received, report.known, report.payment_month, getvariable('days'))) > getvariable('month') + 2 as is_held_up
    from read_parquet(getvariable('files'), hive_partitioning = false) as report
    inner join person on person.n = report.n
    left join late_payer on late_payer.payer = report.payer
    where
      report.payment_month = getvariable('month')
  ),
  final as (
    select
      (
        select
          count(*)
        from late_payer
      )::integer as payers,
      (
        select
          coalesce(max(everyone), 0)
        from late_payer
      )::integer as all_payers,
      count(*) filter(is_late)::integer as reports,
      count(*)::integer as all_reports,
      count(*) filter(is_first)::integer as first_reports,
      count(*) filter(
        is_first
        and is_late
        and is_held_up
      )::integer as missing,
      count(*) filter(
        is_first
        and foreign_background
      )::integer as first_foreign,
      count(*) filter(
        is_first
        and foreign_background
        and is_late
        and is_held_up
      )::integer as missing_foreign
    from report
  )
select
  *
from final
order by
  reports
