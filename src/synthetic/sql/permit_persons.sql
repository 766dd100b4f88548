-- Purpose: MIGR_OLESK_henkilotiedot as known on a day: the bridge from customers to persons, where a person was found.
-- Grain: customer. Reads: permit. Writes: MIGR_OLESK_henkilotiedot_<yyyy>.csv.
with
  customers as (
    select distinct
      on (n) *
    from permit
    where
      decided <= getvariable('known')::date
    order by
      n,
      step
  ),
  final as (
    select
      n,
      customer as "CUSTOMER_ID_s",
      '' as "SHNRO",
      if(never_linked, '', id) as hid_e,
      year(birth) as "Birth_year",
      sex as "Sex",
      if(finnish_citizen, '1', '2') as "Citizenzhip"
    from customers
  )
select
  columns(* exclude (n))
from final
order by
  n
