-- The published matrix.
create or replace temp table bridge_matrix as
select
  REF_AREA,
  TIME_PERIOD,
  AGE,
  BACKGROUND,
  STATUS_ORDER,
  'PERSONS' as INDICATOR,
  '_Z' as SOURCE,
  if(MEASURE = 'PERSONS', '_T', MEASURE) as STATUS,
  replace(TABLE_ID, 'bridge:', '') as MAIN_ACTIVITY,
  OBS_VALUE,
  OBS_STATUS,
  CONF_STATUS,
  'PERS' as UNIT_MEASURE,
  VINTAGE
from read_parquet(getvariable('published'), hive_partitioning = false);
