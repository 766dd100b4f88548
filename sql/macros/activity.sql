-- Purpose: what a person does at a month's end where several things are true at once: the monthly order asks for work first, the annual one, which is
--          that of the annual employment statistics, for unemployment.
-- Grain: scalar. Reads: three flags, 0 or 1.
create or replace macro monthly_status(employed, unemployed, in_services) as (
  case
    when employed = 1 then 'employed'
    when unemployed = 1 then 'unemployed'
    when in_services = 1 then 'in_services'
    else 'outside'
  end
);

create or replace macro annual_status(employed, unemployed, in_services) as (
  case
    when unemployed = 1 then 'unemployed'
    when employed = 1 then 'employed'
    when in_services = 1 then 'in_services'
    else 'outside'
  end
);
