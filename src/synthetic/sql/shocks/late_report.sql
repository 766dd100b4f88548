-- Purpose: the wage reports of one month of work, some delayed by a shock. Corrections and cancellations of a late report move by the
-- delay in days, if there is one, and never precede its receipt.
-- Grain: report. Reads: getvariable('file'), late_payer. Writes: reports_<month>.parquet.
with
  joined as (
    select
      report.*,
      late_payer.payer is not null as is_late,
      held_up(report.received, report.known, report.payment_month, getvariable('days')) as received_late
    from read_parquet(getvariable('file'), hive_partitioning = false) as report
    left join late_payer on late_payer.payer = report.payer
    and report.payment_month = getvariable('month')
  ),
  moved as (
    select
      * exclude (is_late, received_late) replace(
        if(is_late, received_late, received) as received,
        if(
          is_late
          and corrected is not null,
          greatest(corrected + getvariable('days')::integer, received_late),
          corrected
        ) as corrected,
        if(
          is_late
          and cancelled is not null,
          greatest(cancelled + getvariable('days')::integer, received_late),
          cancelled
        ) as cancelled
      )
    from joined
  ),
  final as (
    select
      * replace(
        delivered_in(received, payment_month) as known,
        delivered_in(corrected, payment_month) as corrected_in,
        delivered_in(cancelled, payment_month) as cancelled_in
      )
    from moved
  )
select
  *
from final
order by
  payment_month,
  n,
  employment,
  period_end,
  kind
