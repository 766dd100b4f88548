-- The payer: few employers are large and very many small. People of foreign background work more often for small ones and households.
create or replace macro payer_number(n, job, foreign_background) as (
  case
    when draw('household', n, job) < if(foreign_background, 14000, 6000) then -1 - draw('payer', n, job) % greatest(5, getvariable('persons') // 400)
    when foreign_background then (getvariable('payers') * (draw('payer', n, job) / 1000000.0) ** 1.5)::integer
    else (getvariable('payers') * (draw('payer', n, job) / 1000000.0) ** 3)::integer
  end
);

create or replace macro payer_class(payer) as (
  case
    when payer < 0 then 'household'
    when payer * 5 > getvariable('payers') then 'small'
    else 'large'
  end
);

create or replace macro payer_id(payer) as (
  case
    when payer = 2000000000 then 'y_kela'
    else opaque('y', 'payer', payer)
  end
);

-- Days from the payment date to the report: six in ten come before it, two in ten within five days; the rest late, small employers and
-- households more often, some for months. `lot` is the payer's draw for the payment date, `day` chooses within the slice.
create or replace macro report_lag(class, lot, day) as (
  case
    when lot < case class
      when 'large' then 720000
      when 'small' then 540000
      else 200000
    end then -1 - day % 10
    when lot < case class
      when 'large' then 915000
      when 'small' then 770000
      else 550000
    end then 1 + day % 5
    when day < 430000 then 6 + day % 10
    when day < 650000 then 16 + day % 30
    when day < 790000 then 46 + day % 30
    when day < 880000 then 76 + day % 30
    when day < 950000 then 106 + day % 30
    else 136 + day % 30
  end
);

-- Additional days of the late ones in the holiday months, July and December, when payroll staff are away.
create or replace macro holiday_lag(payment_date, lag) as (
  if(
    lag > 5
    and month(payment_date) in (7, 12),
    25,
    0
  )
);
