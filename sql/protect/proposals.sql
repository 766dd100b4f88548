-- Purpose: what the owners' rules alone would publish of every cell: a new number, or the earlier publication carried forward while only a few
--          persons entered, left or changed. Also the verdict of the rules on the present true count: published (no rule named) or withheld, and why.
-- Grain: one row per cell, in the order of their numbers.
-- Reads: withheld (sql/protect: previous, top_cities, rules_now, since_before, own_rules and together before it); obs_status (A or P);
--        rounding_base, minimum_persons.
-- Writes: proposals/<month>, in the store only: of how many figures, and of how many of an objective, a count is a part; STANDS new or held, STILL
--         where nobody changed since the vintage before, LEAST and MOST the bounds that the content sets on the measured count, and OLD_* what was
--         public before.
with
  content as (
    select
      *,
      case
        when held then old_value
        when rules = '' then rounded_to(persons, getvariable('rounding_base'))
      end::integer as value,
      case
        when not_collected then 'L'
        when value is null then 'Q'
        else getvariable('obs_status')
      end as status,
      few_persons
      and not unneeded as told_small,
      getvariable('rounding_base')::integer // 2 as half
    from withheld
  ),
  final as (
    select
      cell,
      TIME_PERIOD,
      persons,
      base,
      collected,
      figures,
      objectives,
      concat(TABLE_ID, ' ', REF_AREA) as block,
      rules,
      if(held, 'held', 'new') as STANDS,
      stands
      and churned_since_last = 0 as STILL,
      stands
      and few_changed as FEW_CHANGED,
      value as OBS_VALUE,
      status as OBS_STATUS,
      case
        when held then old_least
        when value is not null then greatest(value - half, getvariable('minimum_persons')::integer)
        else 0
      end::integer as LEAST,
      case
        when held then old_most
        when value is not null then value - half + getvariable('rounding_base')::integer - 1
        when has_cities
        and (
          told_small
          or (
            top_city
            and not unneeded
          )
        ) then 2 * getvariable('minimum_persons')::integer - 1
        when told_small then getvariable('minimum_persons')::integer - 1
      end::integer as MOST,
      old_value as OLD_VALUE,
      old_status as OLD_STATUS,
      old_vintage as OLD_VINTAGE,
      old_measured as OLD_MEASURED,
      old_least as OLD_LEAST,
      old_most as OLD_MOST,
      old_stands as OLD_STANDS,
      if(old_status is null, null, array_to_string(old_rules, ' ')) as OLD_RULES
    from content
  )
select
  *
from final
order by
  cell
