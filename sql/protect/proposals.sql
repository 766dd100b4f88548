-- Purpose: what the owners' rules alone would make public of every cell: set anew, or held as it was published before while only a few persons
--          entered, left or changed. Also what the rules say of the true count now: published (no rule named) or withheld, and why.
-- Grain: one row a cell of the true counts.
-- Reads: counts; before (the month's decisions before, none at first) and churn since they were measured; areas (declarations as JSON);
--        minimum_persons, minimum_complement, minimum_payers, maximum_payer_percent, minimum_recipients, minimum_benefit_payers,
--        minimum_churn, rounding_base; obs_status (A or P); vintage, and rules_changed, whether the decisions before were made by other
--        rules (then only numbers stick, not rules); measured, the name that this vintage's person-months are known by; last, the name of
--        the person-months before; needed: which counts something published is made of, as JSON of lists of codes (null: all).
-- Writes: proposals/<month>, in the store only: of how many figures, and of how many of an objective, a count is a part; STANDS new or held, STILL where nobody changed since the vintage before, LEAST and MOST
--         what the content says of the count that it was measured from, and OLD_* what was public before.
with
counts as (
  select * from read_parquet(getvariable('counts'), hive_partitioning = false, file_row_number = true)
),
before as (
  select * from read_parquet(getvariable('before'), hive_partitioning = false)
),
churn as (
  select * from read_parquet(getvariable('churn'), hive_partitioning = false)
),
needed as (
  select unnest(from_json(getvariable('needed'), '[{
    "table_id":"VARCHAR","sex":["VARCHAR"],"age":["VARCHAR"],"background":["VARCHAR"],"generation":["VARCHAR"],"language":["VARCHAR"],
    "permit_ground":["VARCHAR"],"stay":["VARCHAR"],"status_order":["VARCHAR"],"measure":["VARCHAR"],"objective":"BOOLEAN"
  }]'), max_depth := 2)
),
needed_cells as (
  select counts.file_row_number, count(*)::integer as figures, count_if(needed.objective)::integer as objectives
  from counts
  join needed
    on counts.table_id = needed.table_id
    and list_contains(needed.sex, counts.sex)
    and list_contains(needed.age, counts.age)
    and list_contains(needed.background, counts.background)
    and list_contains(needed.generation, counts.generation)
    and list_contains(needed.language, counts.language)
    and list_contains(needed.permit_ground, counts.permit_ground)
    and list_contains(needed.stay, counts.stay)
    and list_contains(needed.status_order, counts.status_order)
    and list_contains(needed.measure, counts.measure)
  group by counts.file_row_number
),
-- The city with most of the persons of an area of several.
top_cities as (
  select
    TABLE_ID, area_parts.ref_area as REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER,
    MEASURE, max(persons) as city_persons
  from counts
  join area_parts() as area_parts on area_parts.city = counts.REF_AREA and area_parts.ref_area <> counts.REF_AREA
  group by all
),
fresh as (
  select
    counts.*,
    city_persons is not null as has_cities,
    coalesce(figures, 0) as figures,
    coalesce(objectives, 0) as objectives,
    -- A city that has most of a small total could tell of the others by it; that it is withheld must not say that it is under the least.
    coalesce(
      persons between getvariable('minimum_persons') and 2 * getvariable('minimum_persons') - 1 and 2 * city_persons > persons, false
    ) as top_city,
    collected = 0 as not_collected,
    collected = 1 and getvariable('needed') <> 'null' and needed_cells.file_row_number is null as unneeded,
    collected = 1 and persons < getvariable('minimum_persons') as few_persons,
    -- Only all the persons of a group are without a base: there are no others whom their count could tell of.
    collected = 1 and coalesce(base - persons < getvariable('minimum_complement'), measure <> 'PERSONS') as few_others,
    coalesce(payers < getvariable('minimum_payers'), false) as few_payers,
    coalesce(100 * top_payer_persons > getvariable('maximum_payer_percent') * wage_persons, false) as top_payer_by_persons,
    coalesce(100 * top_payer_pay > getvariable('maximum_payer_percent') * pay, false) as top_payer_by_pay,
    -- Payers of benefits stand beside a count where benefits tell who is in it: then it counts recipients.
    benefit_payers is not null and persons < getvariable('minimum_recipients') as few_recipients,
    coalesce(benefit_payers < getvariable('minimum_benefit_payers'), false) as few_benefit_payers
  from counts
  left join needed_cells using (file_row_number)
  left join top_cities
    using (TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE)
),
-- Churn of all of whom a cell counts a part: of a status the persons, of a category everybody whom its table covers.
base_churn as (
  select ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, table_id, measured, churn
  from churn
  where measure = 'PERSONS'
),
category_base_churn as (
  select ref_area, time_period, sex, age, background, measured, max(churn) as churn
  from churn
  where measure = 'PERSONS' and generation = '_T' and language = '_T' and permit_ground = '_T' and stay = '_T'
  group by all
),
-- What was not collected, then or now, says nothing of persons: there is nothing to stick to; nor is there in a block that was never published.
remembering as (
  select
    fresh.*,
    before.OBS_VALUE as old_value, before.OBS_STATUS as old_status,
    before.VINTAGE as old_vintage, before.MEASURED as old_measured, before.LEAST as old_least, before.MOST as old_most,
    before.STANDS as old_stands,
    string_split(coalesce(before.rules, ''), ' ') as old_rules,
    coalesce(before.OBS_STATUS <> 'L' and before.rules is distinct from 'block', false) and not fresh.not_collected as stands,
    coalesce(churn.churn, 0) as churned,
    coalesce(since_last.churn, 0) as churned_since_last,
    coalesce(if(fresh.measure = 'PERSONS', category_base_churn.churn, base_churn.churn), 0) as base_churned
  from fresh
  left join before
    using (table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, status_order, measure)
  left join churn
    using (
      table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, status_order, measure,
      measured
    )
  left join churn as since_last
    on since_last.measured = getvariable('last')
    and since_last.table_id = fresh.table_id and since_last.ref_area = fresh.ref_area and since_last.time_period = fresh.time_period
    and since_last.sex = fresh.sex and since_last.age = fresh.age and since_last.background = fresh.background
    and since_last.generation = fresh.generation and since_last.language = fresh.language
    and since_last.permit_ground = fresh.permit_ground and since_last.stay = fresh.stay
    and since_last.status_order = fresh.status_order and since_last.measure = fresh.measure
  left join base_churn
    on base_churn.table_id = fresh.table_id and base_churn.ref_area = fresh.ref_area and base_churn.time_period = fresh.time_period
    and base_churn.sex = fresh.sex and base_churn.age = fresh.age and base_churn.background = fresh.background
    and base_churn.generation = fresh.generation and base_churn.language = fresh.language
    and base_churn.permit_ground = fresh.permit_ground and base_churn.stay = fresh.stay
    and base_churn.measured = before.measured
  left join category_base_churn
    on category_base_churn.ref_area = fresh.ref_area and category_base_churn.time_period = fresh.time_period
    and category_base_churn.sex = fresh.sex and category_base_churn.age = fresh.age
    and category_base_churn.background = if(
      fresh.generation = '_T' and fresh.language = '_T' and fresh.permit_ground = '_T' and fresh.stay = '_T', '_T', fresh.background
    )
    and category_base_churn.measured = before.measured
),
-- A rule that begins or ceases to withhold a count would tell that a few persons changed, in the cell or among the others: while they are
-- few, or may be few, the rule says what it said before.
own_rules as (
  select
    * exclude (few_persons, top_city, few_others, few_payers, top_payer_by_persons, top_payer_by_pay, few_recipients, few_benefit_payers),
    stands and churned between 1 and getvariable('minimum_churn') - 1 as few_changed,
    stands and not getvariable('rules_changed') and (
      -- To withhold what everybody knows to be as it was would only tell of the others.
      (churned = 0 and old_value is not null) or may_be_few(churned, base_churned, getvariable('minimum_churn'))
    ) as others_stick,
    if(few_changed, list_contains(old_rules, 'few_persons'), few_persons) as few_persons,
    -- Who moves from city to city changes nothing of the total: it goes on as it was.
    if(
      stands and not getvariable('rules_changed') and churned < getvariable('minimum_churn'), list_contains(old_rules, 'top_city'), top_city
    ) as top_city,
    -- What is withheld already may go on to be, for whatever reason.
    if(
      few_changed or others_stick,
      list_contains(old_rules, 'few_others') or (few_others and old_value is null and not few_changed),
      few_others
    ) as few_others,
    if(few_changed, list_contains(old_rules, 'few_payers'), few_payers) as few_payers,
    if(few_changed, list_contains(old_rules, 'top_payer_by_persons'), top_payer_by_persons) as top_payer_by_persons,
    if(few_changed, list_contains(old_rules, 'top_payer_by_pay'), top_payer_by_pay) as top_payer_by_pay,
    if(few_changed, list_contains(old_rules, 'few_recipients'), few_recipients) as few_recipients,
    if(few_changed, list_contains(old_rules, 'few_benefit_payers'), few_benefit_payers) as few_benefit_payers
  from remembering
),
-- What the counts of one cell say together. The orders differ by those who work and are unemployed: as many as the annual order has
-- more unemployed. Employed whom their payers hold back, in either order, must not follow from the other order; nor may unemployed whom
-- the recipients' rule holds back: employed and unemployed together are the same persons in both.
together as (
  select
    table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay,
    sum(persons) filter (status_order = 'ANNUAL' and measure = 'UNEMPLOYED')
    - sum(persons) filter (status_order = 'MONTHLY' and measure = 'UNEMPLOYED') as between_orders,
    bool_or(status_order = 'ANNUAL' and measure = 'UNEMPLOYED' and list_contains(old_rules, 'few_between')) as was_few_between,
    bool_and(stands) filter (measure = 'UNEMPLOYED') and not getvariable('rules_changed') and may_be_few(
      sum(churned) filter (status_order = 'ANNUAL' and measure = 'UNEMPLOYED'),
      sum(churned) filter (status_order = 'MONTHLY' and measure = 'UNEMPLOYED'),
      getvariable('minimum_churn')
    ) as few_between_changed,
    bool_or((few_payers or top_payer_by_persons or top_payer_by_pay) and not few_persons and not few_others) as payers_fail,
    bool_or((few_recipients or few_benefit_payers) and not few_persons and not few_others) as recipients_fail,
    bool_or(
      status_order = 'MONTHLY' and measure in ('EMPLOYED', 'UNEMPLOYED', 'IN_SERVICES')
      and (unneeded or few_persons or few_others)
    ) as status_withheld
  from own_rules
  group by all
),
all_rules as (
  select
    own_rules.*,
    not not_collected and status_order = 'ANNUAL' and measure in ('EMPLOYED', 'UNEMPLOYED')
    and if(
      coalesce(few_between_changed, false), was_few_between, coalesce(between_orders < getvariable('minimum_persons'), false)
    ) as few_between,
    not not_collected and ((payers_fail and measure = 'EMPLOYED') or (recipients_fail and measure = 'UNEMPLOYED')) as derivable,
    -- Those outside are what the other statuses leave of the persons: published beside them, they would tell the one that is missing.
    not not_collected and measure = 'OUTSIDE' and (status_withheld or payers_fail or recipients_fail) as residual
  from own_rules
  left join together
    using (table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay)
),
named as (
  select
    *,
    stands and few_changed as held,
    concat_ws(
      ' ',
      if(not_collected, 'not_collected', null),
      if(unneeded, 'unneeded', null),
      if(few_persons, 'few_persons', null),
      if(top_city, 'top_city', null),
      if(few_others, 'few_others', null),
      if(few_payers, 'few_payers', null),
      if(top_payer_by_persons, 'top_payer_by_persons', null),
      if(top_payer_by_pay, 'top_payer_by_pay', null),
      if(few_recipients, 'few_recipients', null),
      if(few_benefit_payers, 'few_benefit_payers', null),
      if(few_between, 'few_between', null),
      if(derivable, 'derivable', null),
      if(residual, 'residual', null)
    ) as rules
  from all_rules
),
content as (
  select
    *,
    case when held then old_value when rules = '' then rounded_to(persons, getvariable('rounding_base')) end::integer as value,
    case when not_collected then 'L' when value is null then 'Q' else getvariable('obs_status') end as status,
    few_persons and not unneeded as told_small,
    getvariable('rounding_base')::integer // 2 as half
  from named
),
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    persons,
    base,
    collected,
    figures,
    objectives,
    rules,
    if(held, 'held', 'new') as STANDS,
    stands and churned_since_last = 0 as STILL,
    stands and few_changed as FEW_CHANGED,
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
      when has_cities and (told_small or (top_city and not unneeded)) then 2 * getvariable('minimum_persons')::integer - 1
      when told_small then getvariable('minimum_persons')::integer - 1
    end::integer as MOST,
    old_value as OLD_VALUE,
    old_status as OLD_STATUS,
    old_vintage as OLD_VINTAGE,
    old_measured as OLD_MEASURED,
    old_least as OLD_LEAST,
    old_most as OLD_MOST,
    old_stands as OLD_STANDS,
    if(old_status is null, null, array_to_string(old_rules, ' ')) as OLD_RULES,
    file_row_number
  from content
)
-- The counts are in the total order of their keys.
select * exclude (file_row_number) from final
order by file_row_number
