-- Purpose: a person's status at a month's end where several apply at once: work comes first in the monthly order, unemployment in the annual order, which
--          is that of the annual employment statistics.
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
