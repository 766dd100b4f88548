-- Purpose: work pay of one payment month, set on the months whose last seven days the pay periods cover
-- Grain: reference month (month_number) and report; ordered by month, person_id, payer_id, work_pay, received_on. Payment month (month_number) and
--        the day on which the report was received (null where it is not on record) say since when it was known.
-- Reads: deliveries, reports, transactions (TAX_INCOMES of the payment month), income_types
-- Writes: stage/wage_reports/<payment month>
with
income_types as (select code, meaning as counts_as, valid_from, valid_to from code_table(getvariable('income_types'))),
deliveries as (
  select delivery_id, payer_id, payment_date, period_start, period_end
  from read_parquet(getvariable('deliveries'), hive_partitioning = false)
  -- The employer reports the same pay as 321-325.
  where not flag_set(substitute_payer)
),
reports as (
  select report_id, delivery_id, person_id, employment_start, employment_end, cast(received_at as date) as received_on
  from read_parquet(getvariable('reports'), hive_partitioning = false)
),
transactions as (
  select report_id, income_type, amount, flag_set(one_off) as one_off
  from read_parquet(getvariable('transactions'), hive_partitioning = false)
  where not flag_set(unjust_enrichment) and not flag_set(recovery)
),
clipped as (
  select
    report_id, person_id, payer_id, payment_date, received_on,
    greatest(period_start, employment_start) as first_day,
    -- An end that is a sentinel, or a slip of the pen, says nothing of months years after the payment.
    least(period_end, employment_end, payment_date + 730) as last_day
  from reports
  inner join deliveries using (delivery_id)
),
covering as (
  -- The number stands for the report from here on: whole numbers are grouped and joined faster than texts. Which report gets which
  -- number makes no difference.
  select
    report_id, person_id, payer_id, payment_date, received_on,
    first_covered_month(first_day) as first_month,
    last_covered_month(last_day) as last_month,
    row_number() over () as number
  from clipped
  where first_day <= last_day and first_covered_month(first_day) <= last_covered_month(last_day)
),
relevant as (
  select code as income_type from income_types where counts_as in ('work', 'total')
  union
  select cast(unnest(range(200, 300)) as varchar)
),
items as (
  select number, income_type, counts_as, amount, one_off
  from transactions
  inner join relevant using (income_type)
  inner join covering using (report_id)
  left join income_types on code = income_type and payment_date between valid_from and valid_to
),
own_pay as (
  select
    number,
    coalesce(sum(amount) filter (counts_as = 'work' and not one_off), 0)
    -- A report gives either the total 101 or its parts; where both are there the parts are the pay, one-off parts as well.
    + case when bool_or(income_type like '2__') then 0 else coalesce(sum(amount) filter (counts_as = 'total' and not one_off), 0) end as work_pay
  from items
  group by number
),
substitute_types as (
  select number, sum(amount) as amount
  from transactions
  inner join covering using (report_id)
  inner join income_types on code = income_type and payment_date between valid_from and valid_to
  where counts_as = 'substitute' and not one_off
  group by number, income_type
),
-- 321-325 are the bases of several insurances of one and the same pay.
substitute_pay as (select number, max(amount) as work_pay from substitute_types group by number),
pay as (
  select number, work_pay from own_pay where work_pay <> 0
  union all
  select number, work_pay from substitute_pay where work_pay <> 0
),
final as (
  select
    unnest(range(first_month, last_month + 1)) as month, person_id, payer_id, cast(work_pay as decimal(18, 2)) as work_pay,
    month_number(payment_date) as payment_month, received_on
  from pay
  inner join covering using (number)
)
select * from final
order by month, person_id, payer_id, work_pay, payment_month, received_on
