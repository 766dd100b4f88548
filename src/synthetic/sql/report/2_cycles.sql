-- How often each job is paid (monthly, fortnightly or weekly), and how much.
create or replace temp table cycles as
select
  *,
  case
    when draw('cycle', n, employment) < if(foreign_background, 70000, 45000) then 14
    when draw('cycle', n, employment) < if(foreign_background, 80000, 50000) then 7
    else 0
  end as step,
  draw('arrears', n, employment) < if(foreign_background, 85000, 35000) as arrears,
  (
    170000 + draw('pay', n, employment) % 230000 + (draw('pay_more', n, employment) % 1000) * (draw('pay_most', n, employment) % 1000) // 3
  ) * if(second = 1, 3, 10) // 10 as monthly_cents
from paid;
