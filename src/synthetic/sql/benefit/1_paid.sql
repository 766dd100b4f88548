-- Who is paid which benefit, and when.
create or replace temp table paid as
with
  entitled as (
    select
      n,
      foreign_background,
      seeker_code,
      jobless_since,
      case
        when seeker_code in ('2', '3', '7', '8')
        and status <> 'outside'
        and draw('no_benefit', n, 0) >= 70000 then if(
          draw('fund', n, 0) < if(foreign_background, 150000, 420000),
          '1361',
          if(draw('allowance', n, 0) < 700000, '1058', '1054')
        )
        when status = 'outside'
        and age between 18 and 29
        and draw('grant', n, 0) < 500000 then '1197'
      end as code
    from state
    where
      here
  ),
  waiting as (
    select
      *,
      -- The first decision of a spell takes up to three months; then the whole arrears are paid at once.
      jobless_since + case
        when draw('decision', n, jobless_since) % 100 < 45 then 0
        when draw('decision', n, jobless_since) % 100 < 80 then 1
        when draw('decision', n, jobless_since) % 100 < 94 then 2
        else 3
      end as decided
    from entitled
    where
      code is not null
  )
select
  n,
  code,
  seeker_code,
  if(code = '1361', 1 + draw('fund_number', n, 0) % 12, 2000000000) as payer,
  case
    when code = '1197' then month_start(getvariable('month')) + 1
    when coalesce(decided, -9) > getvariable('month') then month_start(decided) + (20 + draw('benefit_day', n, 0) % 8)::integer
    when draw('benefit_rhythm', n, 0) < 330000 then month_end(getvariable('month')) - (draw('benefit_day', n, 0) % 3)::integer
    else month_end(getvariable('month')) + (1 + draw('benefit_day', n, 0) % 18)::integer
  end::date as payment_date,
  (72000 + draw('benefit_cents', n, jobless_since) % 60000)::bigint as cents
from waiting;
