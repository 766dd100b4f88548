-- The jobs that are paid for, each with its payer.
create or replace temp table paid as
with
  standing as (
    select
      *
    from state
    where
      wage
      or ended_job is not null
  ),
  jobs as (
    select
      n,
      foreign_background,
      job,
      0 as second,
      job_start,
      null::date as job_end
    from standing
    where
      wage
    union all
    select
      n,
      foreign_background,
      ended_job,
      0,
      ended_start,
      ended_on
    from standing
    where
      ended_job is not null
    union all
    select
      n,
      foreign_background,
      job,
      1,
      job_start,
      null
    from standing
    where
      wage
      and draw('second_job', n, job) < 60000
    union all
    select
      n,
      foreign_background,
      ended_job,
      1,
      ended_start,
      ended_on
    from standing
    where
      ended_job is not null
      and draw('second_job', n, ended_job) < 60000
  )
select
  *,
  n * 100 + job * 2 + second as employment,
  payer_number(n, job * 2 + second, foreign_background) as payer
from jobs;
