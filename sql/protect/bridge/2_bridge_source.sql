-- Employed and unemployed persons by each source.
create or replace temp table bridge_source as
select
  REF_AREA,
  TIME_PERIOD,
  AGE,
  BACKGROUND,
  STATUS_ORDER,
  VINTAGE,
  'OWN_STATUS' as SOURCE,
  max(OBS_VALUE) filter(STATUS = 'EMPLOYED') as employed,
  max(OBS_VALUE) filter(STATUS = 'UNEMPLOYED') as unemployed,
  bool_or(OBS_STATUS = 'L') as not_collected,
  max(OBS_STATUS) filter(OBS_STATUS in ('A', 'P')) as obs_status
from bridge_matrix
where
  MAIN_ACTIVITY = '_T'
  and STATUS in ('EMPLOYED', 'UNEMPLOYED')
group by all
union all
select
  REF_AREA,
  TIME_PERIOD,
  AGE,
  BACKGROUND,
  STATUS_ORDER,
  VINTAGE,
  'MAIN_ACTIVITY' as SOURCE,
  max(OBS_VALUE) filter(MAIN_ACTIVITY = '11') as employed,
  max(OBS_VALUE) filter(MAIN_ACTIVITY = '12') as unemployed,
  false as not_collected,
  max(OBS_STATUS) filter(OBS_STATUS in ('A', 'P')) as obs_status
from bridge_matrix
where
  STATUS = '_T'
  and MAIN_ACTIVITY in ('11', '12')
group by all;
