-- Purpose: calendar rules that every statement shares. A reference month is text, yyyy-mm.
-- The month's last day.
create or replace macro month_end(month) as last_day(cast(month || '-01' as date));

-- Months since year 0: consecutive months have consecutive numbers.
create or replace macro month_number(day) as year(day) * 12 + month(day) - 1;

-- The month of such a number, yyyy-mm.
create or replace macro month_of(number) as lpad(cast(number // 12 as varchar), 4, '0') || '-' || lpad(cast(number % 12 + 1 as varchar), 2, '0');

-- A period covers one of a month's last seven days if it starts by the month's end and its end plus seven days lies in a later
-- month. So the months it covers run from the month of its start to the month before that of its end plus seven days; there are
-- none if the first comes after the last.
create or replace macro first_covered_month(period_start) as month_number(period_start);

create or replace macro last_covered_month(period_end) as month_number(period_end + 7) - 1;

-- Open on a day, both ends included; no end means open.
create or replace macro open_on(day, first_day, last_day) as (
  first_day <= day
  and (
    last_day is null
    or day <= last_day
  )
);
