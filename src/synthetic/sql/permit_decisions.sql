-- Purpose: MIGR_OLESK_paatoksetjaper of the decisions made in a period.
-- Grain: customer, case. Reads: permit. Writes: MIGR_OLESK_paatoksetjaper_<yyyy>[_<mm>].csv.
with
  final as (
    select
      n,
      step,
      customer as "CUSTOMER_ID_s",
      linked_id as hid_e,
      case_id as "CASE_ID_s",
      decided as "DCSN_MEASURE_CONFIRMATION_DAY",
      decision_type as "DCSN_TYPE_ID",
      if(
        step = 2
        and draw('revoked', n, 0) < 8000,
        '1',
        ''
      ) as "PAATOS_PERUTTU",
      '' as "CANCELLATION_DATE",
      case_type as "CASE_TYPE_NAME_FIN",
      processing_group as "PROCESSING_GROUNDS_GROUP",
      name_fi as "PROCESSING_GROUNDS_NAME_FIN",
      valid_from as "VALIDITY_START_DATE",
      valid_to as "VALIDITY_END_DATE"
    from permit
    where
      decided between getvariable('first_day')::date and getvariable('last_day')::date
  )
select
  columns(* exclude (n, step))
from final
order by
  n,
  step
