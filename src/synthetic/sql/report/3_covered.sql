-- The pay periods of the month in which a job was held.
create or replace temp table covered as
with
  dated as (
    select
      *,
      unnest(
        generate_series(
          case
            when step = 0 then month_end(getvariable('month'))
            else month_start(getvariable('month')) + ((payer + 5000000000 - epoch_ms(month_start(getvariable('month'))::timestamp) // 86400000) % step)::integer
          end::timestamp,
          month_end(getvariable('month'))::timestamp,
          to_days(if(step = 0, 40, step))
        )
      )::date as full_end
    from cycles
  ),
  periods as (
    select
      *,
      if(step = 0, month_start(getvariable('month')), full_end - (step - 1)::integer) as full_start
    from dated
  )
select
  *,
  (least(full_end, coalesce(job_end, full_end)) - greatest(full_start, job_start) + 1)::integer as active_days,
  (full_end - full_start + 1)::integer as days,
  draw('clip', n, employment) < 500000 as clips
from periods
where
  job_start <= full_end
  and (
    job_end is null
    or job_end >= full_start
  );
