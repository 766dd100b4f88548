-- Purpose: TAX_BENEFIT_delivery of one payment month.
-- Grain: payer, payment date and day of sending. Reads: benefit_visible. Writes: TAX_BENEFIT_delivery_<yyyy>_<mm>.csv.
with
  final as (
    select distinct
      delivery_id as "delId",
      payer_id(payer) as "payerIdType1_s",
      payment_date as "paymentDate",
      (received + 1)::date as latauspvm
    from benefit_visible
  )
select
  *
from final
order by
  "delId"
