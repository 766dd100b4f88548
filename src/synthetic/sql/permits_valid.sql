-- Purpose: MIGR_OLESK_voimassaoleva at a month's end.
-- Grain: customer, case. Reads: permit. Writes: MIGR_OLESK_voimassaoleva_<yyyy>_<mm>.csv.
with
  final as (
    select
      n,
      step,
      customer as "CUSTOMER_ID_s",
      linked_id as hid_e,
      case_id as "CASE_ID_s",
      month_end(getvariable('month')) as "PERMIT_VALID_ON_DATE",
      case_type as "CASE_TYPE_NAME_FIN",
      processing_group as "PROCESSING_GROUNDS_GROUP",
      name_fi as "PROCESSING_GROUNDS_NAME_FIN",
      valid_from as "VALIDITY_START_DATE",
      valid_to as "VALIDITY_END_DATE",
      permanent as "VALIDITY_PERMANENT",
      if(finnish_citizen, '1', '2') as "KANSALAISUUS"
    from permit
    where
      step > 0
      and decided <= month_end(getvariable('month'))
      and valid_from <= month_end(getvariable('month'))
      and (
        valid_to is null
        or valid_to >= month_end(getvariable('month'))
      )
      and struck_off > getvariable('month')
      -- Old permits of some citizens stay listed.
      and (
        not finnish_citizen
        or draw('stale_permit', n, 0) < 30000
      )
  )
select
  columns(* exclude (n, step))
from final
order by
  n,
  step
