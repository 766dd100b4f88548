-- Purpose: TAX_INCOMES_delivery of one payment month.
-- Grain: payer, payment date, pay period and day of sending. Reads: wage_visible. Writes: TAX_INCOMES_delivery_<yyyy>_<mm>.csv.
with
  final as (
    select distinct
      delivery_id as "delId",
      payer_id(payer) as "payerIdType1_s",
      strftime(payment_date, '%d.%m.%Y') as "paymentDate",
      strftime(period_start, '%d.%m.%Y') as "paymentStartDate",
      strftime(period_end, '%d.%m.%Y') as "paymentEndDate",
      if(kind = 11, '1', '') as "substitutePayerActs",
      if(payer < 0, '1', '') as "payerType2",
      if(payer between 5 and 12, '1', '') as "payerType6",
      strftime(received + 1, '%d.%m.%Y') || chr(13) as "latauspvm<CR>"
    from wage_visible
  )
select
  *
from final
order by
  "delId"
