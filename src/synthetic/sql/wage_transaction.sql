-- Purpose: TAX_INCOMES_transactionInfo of one payment month, with a few rows that break the contract.
-- Grain: report, income type. Reads: wage_visible. Writes: TAX_INCOMES_transactionInfo_<yyyy>_<mm>.csv.
-- The rows of the file.
with
  broken as (
    select
      n,
      employment,
      period_end,
      kind,
      if(employment % 2 = 0, report_id, 'r0') as report_id,
      payment_date,
      code,
      if(employment % 2 = 0, null, cents) as cents,
      flag,
      1 as
    copy
    from items
    where
      is_marred(n, payment_date)
      and kind = 1
      and code = '201'
  ),
  everything as (
    select
      *,
      0 as
    copy
    from items
    union all
    select
      *
    from broken
  ),
  final as (
    select
      n,
      employment,
      period_end,
      kind,
      code,
    copy,
    report_id as "repId",
    code as "transactionCode",
    if(cents is null, 'n/a', (cents // 100)::varchar || ',' || lpad((cents % 100)::varchar, 2, '0')) as amount,
    if(flag = 1, '1', '') as "oneOff",
    if(flag = 3, '1', '') as "unjustEnrichment",
    if(flag = 2, '1', '') as recovery,
    if(flag = 2, strftime(payment_date - 60, '%d.%m.%Y'), '') || chr(13) as "origPaymentDate<CR>"
    from everything
  )
select
  columns(
    * exclude (
      n,
      employment,
      period_end,
      kind,
      code,
      copy
    )
  )
from final
order by
  n,
  employment,
  period_end,
  kind,
  code,
copy
