-- Purpose: work pay of one payment month, assigned to the months whose last seven days the pay periods cover
-- Grain: reference month (month_number) and report; ordered by month, person_id, payer_id, work_pay, received_on. Payment month (month_number) and
--        the day on which the report was received (null where it is not on record) say since when it was known.
-- Reads: deliveries, reports, transactions (TAX_INCOMES of the payment month), income_types
-- Writes: stage/wage_reports/<payment month>
with
  transactions as (
    select
      *
    from counted_items(getvariable('transactions'))
  ),
  covering as (
    -- From here on a number identifies the report: integers are grouped and joined faster than texts. The numbering makes no difference.
    select
      * exclude (first_day, last_day),
      first_covered_month(first_day) as first_month,
      last_covered_month(last_day) as last_month,
      row_number() over () as number
    from paid_days(getvariable('deliveries'), getvariable('reports'))
    where
      first_day <= last_day
      and first_month <= last_month
  ),
  own as (
    select
      number,
      own_pay(amount, income_type, meaning, flag_set(one_off)) as work_pay
    from transactions
    inner join own_pay_types(getvariable('income_types')) using (income_type)
    inner join covering using (report_id)
    left join code_table(getvariable('income_types')) on code = income_type
    and payment_date between valid_from and valid_to
    group by
      number
  ),
  substitute_types as (
    select
      number,
      sum(amount) as amount
    from transactions
    inner join covering using (report_id)
    inner join code_table(getvariable('income_types')) on code = income_type
    and payment_date between valid_from and valid_to
    where
      meaning = 'substitute'
      and not flag_set(one_off)
    group by
      number,
      income_type
  ),
  pay as (
    select
      number,
      work_pay
    from own
    union all
    -- 321-325 are the bases of several insurances of the same pay.
    select
      number,
      max(amount) as work_pay
    from substitute_types
    group by
      number
  )
select
  unnest(range(first_month, last_month + 1)) as month,
  person_id,
  payer_id,
  cast(work_pay as decimal(18, 2)) as work_pay,
  month_number(payment_date) as payment_month,
  received_on
from pay
inner join covering using (number)
where
  work_pay <> 0
order by all
