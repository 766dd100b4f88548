-- Numerators and denominators of the rates by each source.
create or replace temp table bridge_rate as
with
  everybody as (
    select
      REF_AREA,
      TIME_PERIOD,
      AGE,
      BACKGROUND,
      OBS_VALUE as persons
    from bridge_matrix
    where
      STATUS = '_T'
      and MAIN_ACTIVITY = '_T'
  )
select
  REF_AREA,
  TIME_PERIOD,
  AGE,
  BACKGROUND,
  STATUS_ORDER,
  VINTAGE,
  SOURCE,
  not_collected,
  obs_status,
  unnest(['EMPLOYMENT_RATE', 'UNEMPLOYMENT_RATE']) as INDICATOR,
  unnest([employed, unemployed]) as numerator,
  unnest([persons, employed + unemployed]) as denominator,
  numerator is null
  or denominator is null as withheld
from bridge_source
join everybody using (REF_AREA, TIME_PERIOD, AGE, BACKGROUND);
