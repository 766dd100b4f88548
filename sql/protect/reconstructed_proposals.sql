-- Purpose: what the owners' rules alone would publish of reconstructed counts: rounded, or withheld. A count of 10 to 19 is withheld too, so that
--          none has to be checked city by city; so is every count of a small group, and at every delay a count whose month itself is withheld: at the
--          last delay it is the same number.
-- Grain: month, delay, source, background, sex, age, measure; in this order.
-- Reads: counts (the reconstructed counts of every month); decisions (of the same months at the vintage), their table `table_id` and area ref_area;
--        minimum_group, minimum_persons, minimum_complement, minimum_payers, maximum_payer_percent, minimum_recipients, minimum_benefit_payers,
--        rounding_base
-- Writes: reconstructed_proposals/_, in the store only: LEAST and MOST the bounds on the count from its value, or from its suppression as small;
--         BASE_LEAST and BASE_MOST the public bounds on the group's persons.
-- Joined with what is public of the group.
with
  groups as (
    select
      TIME_PERIOD,
      BACKGROUND,
      SEX,
      AGE,
      LEAST as BASE_LEAST,
      MOST as BASE_MOST
    from read_parquet(getvariable('decisions'), hive_partitioning = false)
    where
      TABLE_ID = getvariable('table_id')
      and REF_AREA = getvariable('ref_area')
      and MEASURE = 'PERSONS'
  ),
  valued as (
    select
      *,
      if(
        is_small
        or is_refused,
        null,
        rounded_to(persons, getvariable('rounding_base'))
      )::integer as value
    from judged_count
  ),
  final as (
    select
      TIME_PERIOD,
      DELAY,
      SOURCE,
      REF_AREA,
      BACKGROUND,
      SEX,
      AGE,
      STATUS_ORDER,
      MEASURE,
      persons::integer as persons,
      base::integer as base,
      value as OBS_VALUE,
      if(value is null, 0, greatest(value - getvariable('rounding_base')::integer // 2, 2 * getvariable('minimum_persons')))::integer as LEAST,
      if(
        value is null,
        if(is_small, greatest(2 * getvariable('minimum_persons'), getvariable('minimum_recipients')) - 1, null),
        value - getvariable('rounding_base')::integer // 2 + getvariable('rounding_base') - 1
      )::integer as MOST,
      coalesce(BASE_LEAST, 0)::integer as BASE_LEAST,
      BASE_MOST::integer as BASE_MOST
    from valued
    left join groups using (TIME_PERIOD, BACKGROUND, SEX, AGE)
  )
select
  *
from final
order by
  TIME_PERIOD,
  DELAY,
  SOURCE,
  BACKGROUND,
  SEX,
  AGE,
  MEASURE
