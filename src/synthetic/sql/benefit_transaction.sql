-- Purpose: TAX_BENEFIT_transactionInfo of one payment month.
-- Grain: benefit of a report. Reads: benefit_visible. Writes: TAX_BENEFIT_transactionInfo_<yyyy>_<mm>.csv.
with
  final as (
    select
      transaction_id as "trxId",
      report_id as "repId",
      code as "transactionCode",
      (cents / 100.0)::decimal(18, 2) as amount,
      earned_from as "earningPeriodStartDate",
      earned_to as "earningPeriodEndDate",
      if(flag = 1, '1', '') as "unjustEnrichment",
      '' as recovery,
      '2' as "benefitUnitCode",
      if(flag = 1, '0.00', '21.00') as "benefitUnitAmount",
      n
    from benefit_visible
  )
select
  columns(* exclude (n))
from final
order by
  n,
  "trxId"
