-- Purpose: every permit and registration, the first, an extension, a permanent one, with its decision; some decisions are negative.
-- Grain: person, step. Reads: person, permit_name. Writes: permit.
-- The permits as the register has them.
with
  named as (
    select
      steps.*,
      permit_name.case_type,
      permit_name.processing_group,
      case
        when steps.slot % 11 = 0 then upper(permit_name.name_fi)
        when steps.slot % 13 = 0 then permit_name.name_fi || ' '
        else permit_name.name_fi
      end as name_fi
    from steps
    inner join permit_name on permit_name.ground = steps.step_ground
    and steps.slot between permit_name.slot_from and permit_name.slot_to
  )
select
  n,
  step,
  opaque('c', 'customer', n) as customer,
  case
    when draw('no_link', n, 0) < 45000 then ''
    else id
  end as linked_id,
  id,
  opaque('a', 'case', hash(n, step)) as case_id,
  decided,
  valid_from,
  valid_to,
  permanent,
  if(
    step >= 2
    and permanent = 0,
    'Jatkolupa',
    case_type
  ) as case_type,
  processing_group,
  name_fi,
  sex,
  birth,
  finnish_citizen,
  draw('no_link', n, 0) < 15000 as never_linked,
  struck_off,
  case
    when step = 0 then '9'
    when step_ground in ('other', 'protection')
    and draw('type_7', n, 0) < 120000 then '7'
    else '1'
  end as decision_type
from named
order by
  n,
  step
