-- Months are counted from the country's first one, which is 0.
create or replace macro month_start(month) as (getvariable('from_day')::date + to_months(month::integer))::date;

create or replace macro month_end(month) as (month_start(month + 1) - 1)::date;

create or replace macro month_number(day) as ((year(day) - year(getvariable('from_day')::date)) * 12 + month(day) - month(getvariable('from_day')::date))::integer;

-- Deliveries are made on the 15th and hold what arrived by the 10th: the month of the first delivery that can hold a day's event.
create or replace macro known_in(day) as month_number((day - 10)::date) + 1;

-- The same, limited to the six months in which a payment month still changes; null for an event that never occurs.
create or replace macro delivered_in(day, payment_month) as (
  case
    when day is not null then least(greatest(known_in(day), payment_month + 2), payment_month + 7)
  end
)::integer;

create or replace macro age_on(birth, day) as datediff('year', birth, day) - (
  case
    when (month(birth), day(birth)) > (month(day), day(day)) then 1
    else 0
  end
);

create or replace macro months_after(day, months) as (day + to_months(months::integer))::date
