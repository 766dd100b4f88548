-- Purpose: what is public of every cell: set anew by the owners' rules, or held as it was published before while only a few persons
--          entered, left or changed. Also what the rules say of the true count now: published (no rule named) or withheld, and why.
-- Grain: one row a cell of the true counts.
-- Reads: counts; before (the month's decisions before, none at first) and churn since they were measured; minimum_persons,
--        minimum_complement, minimum_payers, maximum_payer_percent, minimum_recipients, minimum_benefit_payers, minimum_churn,
--        rounding_base; obs_status (A or P); vintage, and
--        rules_changed, whether the decisions before were made by other rules (then only numbers stick, not rules); measured, the name that this vintage's person-months are known by; needed: which counts something published is made of, as
--        JSON of lists of codes (null: all); withdrawn: cells that an audit withdraws, as JSON of the numbers of their rows, from 0.
-- Writes: decisions/<month>, in the store only: outside nobody can tell one reason from another, nor held from unchanged.
with
counts as (
  select * from read_parquet(getvariable('counts'), file_row_number = true)
),
before as (
  select * from read_parquet(getvariable('before'))
),
churn as (
  select * from read_parquet(getvariable('churn'))
),
withdrawn as (
  select unnest(from_json(getvariable('withdrawn'), '["BIGINT"]')) as cell
),
needed as (
  select unnest(from_json(getvariable('needed'), '[{
    "table_id":"VARCHAR","sex":["VARCHAR"],"age":["VARCHAR"],"background":["VARCHAR"],"generation":["VARCHAR"],"language":["VARCHAR"],
    "permit_ground":["VARCHAR"],"stay":["VARCHAR"],"status_order":["VARCHAR"],"measure":["VARCHAR"]
  }]'), max_depth := 2)
),
needed_cells as (
  select distinct counts.file_row_number
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
),
fresh as (
  select
    counts.*,
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
-- What was not collected, then or now, says nothing of persons: there is nothing to stick to.
remembering as (
  select
    fresh.*,
    before.OBS_VALUE as old_value, before.OBS_STATUS as old_status,
    before.VINTAGE as old_vintage, before.MEASURED as old_measured,
    string_split(coalesce(before.rules, ''), ' ') as old_rules,
    coalesce(before.HELD, false) as was_held,
    coalesce(before.OBS_STATUS <> 'L', false) and not fresh.not_collected as stands,
    coalesce(churn.churn, 0) as churned,
    coalesce(if(fresh.measure = 'PERSONS', category_base_churn.churn, base_churn.churn), 0) as base_churned
  from fresh
  left join before
    using (table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, status_order, measure)
  left join churn
    using (
      table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, status_order, measure,
      measured
    )
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
    * exclude (few_persons, few_others, few_payers, top_payer_by_persons, top_payer_by_pay, few_recipients, few_benefit_payers),
    stands and churned between 1 and getvariable('minimum_churn') - 1 as few_changed,
    stands and not getvariable('rules_changed') and (
      -- To withhold what everybody knows to be as it was would only tell of the others.
      (churned = 0 and old_value is not null) or may_be_few(churned, base_churned, getvariable('minimum_churn'))
    ) as others_stick,
    if(few_changed, list_contains(old_rules, 'few_persons'), few_persons) as few_persons,
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
standing as (
  select
    all_rules.*,
    churned = 0 and not was_held as nobody_changed,
    withdrawn.cell is not null and not not_collected as withdrawn
  from all_rules
  left join withdrawn on withdrawn.cell = file_row_number
),
named as (
  select
    *,
    stands and few_changed and not withdrawn as held,
    concat_ws(
      ' ',
      if(not_collected, 'not_collected', null),
      if(unneeded, 'unneeded', null),
      if(few_persons, 'few_persons', null),
      if(few_others, 'few_others', null),
      if(few_payers, 'few_payers', null),
      if(top_payer_by_persons, 'top_payer_by_persons', null),
      if(top_payer_by_pay, 'top_payer_by_pay', null),
      if(few_recipients, 'few_recipients', null),
      if(few_benefit_payers, 'few_benefit_payers', null),
      if(few_between, 'few_between', null),
      if(derivable, 'derivable', null),
      if(residual, 'residual', null),
      if(withdrawn, 'audit', null)
    ) as rules
  from standing
),
content as (
  select
    *,
    case when held then old_value when rules = '' then rounded_to(persons, getvariable('rounding_base')) end::integer as value,
    case when not_collected then 'L' when value is null then 'Q' else getvariable('obs_status') end as status
  from named
),
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    persons,
    collected,
    rules,
    held as HELD,
    stands and nobody_changed as STILL,
    value as OBS_VALUE,
    status as OBS_STATUS,
    if(status = 'Q', 'C', 'F') as CONF_STATUS,
    if(value is not distinct from old_value and status is not distinct from old_status, old_vintage, getvariable('vintage')) as VINTAGE,
    -- A value that is withdrawn while few have changed could come back for them alone, if the count began anew.
    if(held or (stands and few_changed), old_measured, getvariable('measured')) as MEASURED,
    file_row_number
  from content
)
-- The counts are in the total order of their keys.
select * exclude (file_row_number) from final
order by file_row_number
