-- The main report of each period.
create or replace temp table main as
select
  n,
  foreign_background,
  employment,
  payer,
  second,
  case
    when draw('style', payer, 0) < 110000 then 2
    when draw('style', n, employment) < 30000 then 3
    when draw('substitute', n, getvariable('month')) < 1500 then 10
    else 1
  end as kind,
  case
    when clips
    and job_start > full_start then job_start
    else full_start
  end as period_start,
  case
    when clips
    and job_end < full_end then job_end
    else full_end
  end as period_end,
  case
    when step > 0 then full_end + if(arrears, 7, draw('pay_lag', payer, 0) % 2)::integer
    when arrears then full_end + (8 + draw('payday', payer, 0) % 7)::integer
    when draw('payday', payer, 0) < 350000 then full_start + 14
    when draw('payday', payer, 0) < 550000 then full_start + 24
    else full_end
  end::date as payment_date,
  case
    when job_start > full_start
    or draw('voluntary', payer, 0) < 450000 then job_start
  end as employment_start,
  case
    when job_end < full_end then job_end
  end as employment_end,
  greatest(
    100,
    (
      if(step = 0, monthly_cents, monthly_cents * days // 30) + draw('hours', n, getvariable('month') * 40 + day(full_end)) % 9000
    ) * active_days // days
  )::bigint as cents
from covered;
