-- Purpose: FOLK_ENHEN of one month as the population register was at the time, without notices that came later, with a few rows that
-- break the contract.
-- Grain: person. Reads: person, left_out. Writes: FOLK_ENHEN_<yyyy>_<mm>.csv.
-- The rows of the file.
with
  broken as (
    select
      * replace(
        1 as
        copy,
        id || 'x' as id,
        if(n % 2 = 1, 'old', ika) as ika,
        if(n % 2 = 0, '7', sex) as sex
      )
    from reported
    where
      is_marred(n, month_end(getvariable('month')))
  ),
  everything as (
    select
      *
    from reported
    union all
    select
      *
    from broken
  ),
  final as (
    select
      n,
    copy,
    id as shnro,
    year(month_start(getvariable('month')))::varchar as tilvv,
    month(month_start(getvariable('month')))::varchar as tilkk,
    vaesto,
    ika,
    kotikunta,
    coalesce(since::varchar, '') as "kotikuntaAlkupvm",
    kieli_k,
    kansalaisuus as "ekaKansalaisuus_k",
    syntymavaltio as "syntValtio_k",
    sex as sukupuoli,
    strftime(birth, '%Y-%m') as syntymakk,
    kuolinkk
    from everything
  )
select
  columns(
    * exclude (
      n,
      copy
    )
  )
from final
order by
  n,
copy
