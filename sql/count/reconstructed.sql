-- Purpose: how many of a month's persons the reports that survive would have told as employed, and as unemployed, at each delay: with a report known
--          from the delivery on that came after it was paid and received. A report without a received day is known as soon as it is paid.
-- Grain: delay, source, background, sex, age group, measure; ordered so. No row at a delay that no delivery has reached; none without received days.
-- Reads: person_month, wage_reports and benefit_periods (of the payment months that touch the month), newest_wage_reports and newest_benefit_reports
--        (the archived reports of the newest payment month, empty where there are none); month, delays (the last one asked for), ref_area, backgrounds
--        (codes), age_groups (JSON), work_pay_threshold, maximum_undated_percent; of each register until (its newest payment month) and delivered (the
--        day on which that came): wages_until, wages_delivered, benefits_until, benefits_delivered; benefits_covered (0 or 1)
-- Writes: reconstructed/<month>, in the store only
with
people as (
  select person_id, upper(background) as background, sex, age, self_employed, unemployed, unemployment_source = 'job_search' as by_job_search
  from read_parquet(getvariable('person_month'), hive_partitioning = false)
  where list_contains(getvariable('backgrounds'), upper(background)) and sex in ('F', 'M')
    and exists (select 1 from declared_ages() where age between from_age and coalesce(to_age, age))
),
-- How many days after a payment month's end its delivery was made.
wage_lag as (
  select date_diff('day', month_end(getvariable('wages_until')), max(cast(received_at as date)))::integer as days
  from read_parquet(getvariable('newest_wage_reports'), hive_partitioning = false)
  where cast(received_at as date) <= cast(getvariable('wages_delivered') as date)
),
benefit_lag as (
  select date_diff('day', month_end(getvariable('benefits_until')), max(cast(received_at as date)))::integer as days
  from read_parquet(getvariable('newest_benefit_reports'), hive_partitioning = false)
  where cast(received_at as date) <= cast(getvariable('benefits_delivered') as date)
),
numbered as (
  select month_number(month_end(getvariable('month'))) as month_no, wage_lag.days as wage_days, benefit_lag.days as benefit_days
  from wage_lag
  cross join benefit_lag
),
clock as (
  select
    *,
    least(getvariable('delays'), month_number(month_end(getvariable('wages_until'))) - month_no)::integer as last_wages,
    least(getvariable('delays'), month_number(month_end(getvariable('benefits_until'))) - month_no)::integer as last_benefits
  from numbered
),
wage_reports as (
  select person_id, payer_id, work_pay, received_on, payment_month
  from read_parquet(getvariable('wage_reports'), hive_partitioning = false)
  where month = month_number(month_end(getvariable('month')))
),
benefit_periods as (
  select person_id, payer_id, amount, received_on, payment_month
  from read_parquet(getvariable('benefit_periods'), hive_partitioning = false)
  where month = month_number(month_end(getvariable('month')))
),
dated as (
  select
    (select 100 * count(*) filter (received_on is null) <= getvariable('maximum_undated_percent') * count(*) from wage_reports) as wages_dated,
    (select 100 * count(*) filter (received_on is null) <= getvariable('maximum_undated_percent') * count(*) from benefit_periods) as benefits_dated
),
-- A report is in the first delivery that came both after its payment month and after the day on which it was received.
payments as (
  select
    person_id, payer_id, sum(work_pay) as pay,
    greatest(0, payment_month - month_no, month_number(received_on - wage_days) - month_no)::integer as delay
  from wage_reports
  inner join people using (person_id)
  cross join clock
  group by all
),
moments as (
  select person_id, delay from payments
  union
  select person_id, 0 from people
),
-- Work pay as it adds up from delay to delay, by payer.
known_pay as (
  select moments.person_id, moments.delay, payer_id, sum(pay) as pay
  from moments
  inner join payments on payments.person_id = moments.person_id and payments.delay <= moments.delay
  group by all
  -- What one payer takes back takes no other job away.
  having sum(pay) > 0
),
known_wages as (
  select person_id, delay, sum(pay) as pay, max(pay) as main_payer_pay, arg_min(payer_id, (-pay, payer_id)) as payer_id
  from known_pay
  group by person_id, delay
),
spells as (
  select
    people.*, pay, payer_id,
    moments.delay as from_delay,
    lead(moments.delay, 1, getvariable('delays')::integer + 1) over (partition by moments.person_id order by moments.delay) as to_delay,
    self_employed = 1 or coalesce(main_payer_pay > cast(getvariable('work_pay_threshold') as decimal(18, 2)), false) as employed
  from moments
  inner join people using (person_id)
  left join known_wages using (person_id, delay)
),
benefits as (
  select
    person_id, payer_id, amount,
    greatest(0, payment_month - month_no, month_number(received_on - benefit_days) - month_no)::integer as delay
  from benefit_periods
  cross join clock
),
-- One payer a person, of those that were known first: there are at least as many payers as are counted.
recipients as (
  select person_id, min(delay) as since, arg_min(payer_id, (delay, -amount, payer_id)) as payer_id
  from benefits
  group by person_id
),
told as (
  select 'EMPLOYED' as measure, '' as source, background, sex, age, from_delay, to_delay, payer_id, pay
  from spells
  where employed
  union all
  select 'UNEMPLOYED', 'job_search', background, sex, age, from_delay, to_delay, null, null
  from spells
  where not employed and unemployed = 1 and by_job_search
  union all
  select 'UNEMPLOYED', 'benefits', background, sex, age, greatest(from_delay, since), to_delay, recipients.payer_id, null
  from spells
  inner join recipients using (person_id)
  where not employed and since < to_delay
),
grouped as (
  select measure, source, background, sex, age_group, from_delay, to_delay, payer_id, count(*) as persons, sum(pay) as pay
  from told
  inner join declared_ages() on age between from_age and coalesce(to_age, age)
  group by all
),
by_payer as (
  select measure, source, background, sex, age_group, delays.delay, payer_id, sum(persons)::bigint as persons, sum(pay) as pay
  from grouped
  inner join (select unnest(range(getvariable('delays')::integer + 1))::integer as delay) as delays
    on delays.delay >= from_delay and delays.delay < to_delay
  group by all
),
counted as (
  select
    measure, source, background, sex, age_group, delay,
    sum(persons)::bigint as persons,
    count(payer_id) as payers,
    max(persons) filter (payer_id is not null) as top_payer_persons,
    sum(persons) filter (payer_id is not null)::bigint as wage_persons,
    max(pay) as top_payer_pay,
    sum(pay) as pay
  from by_payer
  group by all
),
everybody as (
  select background, sex, age_group, count(*) as persons
  from people
  inner join declared_ages() on age between from_age and coalesce(to_age, age)
  group by all
),
collected as (
  select 'EMPLOYED' as measure, '' as source, last_wages as last_delay
  from clock
  union all
  select 'UNEMPLOYED', 'job_search', last_wages
  from clock
  where exists (select 1 from people where by_job_search)
  union all
  select 'UNEMPLOYED', 'benefits', least(last_wages, last_benefits)
  from clock, dated
  where getvariable('benefits_covered') = 1 and benefit_days is not null and benefits_dated
),
grid as (
  select measure, source, background, sex, age_group, unnest(range(last_delay + 1))::integer as delay
  from collected
  cross join (select unnest(getvariable('backgrounds')) as background)
  cross join (values ('F'), ('M')) as sexes (sex)
  cross join declared_ages()
  where (select wage_days is not null and wages_dated from clock, dated)
),
final as (
  select
    getvariable('month') as TIME_PERIOD,
    delay as DELAY,
    source as SOURCE,
    getvariable('ref_area') as REF_AREA,
    background as BACKGROUND,
    sex as SEX,
    age_group as AGE,
    'MONTHLY' as STATUS_ORDER,
    measure as MEASURE,
    coalesce(counted.persons, 0) as persons,
    coalesce(everybody.persons, 0) as base,
    if(measure = 'EMPLOYED', coalesce(payers, 0), null) as payers,
    if(measure = 'EMPLOYED', coalesce(top_payer_persons, 0), null) as top_payer_persons,
    if(measure = 'EMPLOYED', coalesce(wage_persons, 0), null) as wage_persons,
    if(measure = 'EMPLOYED', coalesce(top_payer_pay, 0), null) as top_payer_pay,
    if(measure = 'EMPLOYED', coalesce(pay, 0), null) as pay,
    if(source = 'benefits', coalesce(payers, 0), null) as benefit_payers
  from grid
  left join counted using (measure, source, background, sex, age_group, delay)
  left join everybody using (background, sex, age_group)
)
select * from final
order by DELAY, SOURCE, BACKGROUND, SEX, AGE, MEASURE
