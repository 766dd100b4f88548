-- Purpose: origin (syntyperä) of those in the annual base data and, provisionally, of those who are not in it yet
-- A missing value never means "Finnish": without any information the background stays unknown.
create or replace macro background_of(origin_code, birth_country_code, citizenship_code, language_code, permit_on_record) as (
  case
    when origin_code in ('21', '22') then 'foreign'
    when origin_code in ('11', '12') then 'finnish'
    when birth_country_code in ('2', '3')
    and (
      citizenship_code = '2'
      or language_code = '3'
    ) then 'foreign'
    -- A permit linked to a citizen who was born here and speaks a domestic language is a wrong link.
    when birth_country_code = '1'
    and language_code in ('1', '2')
    and citizenship_code = '1' then 'finnish'
    when permit_on_record then 'foreign'
    -- Newcomers from the EU need no permit, and the country of birth of many newcomers is recorded late.
    when birth_country_code is null
    and citizenship_code = '2'
    and language_code = '3' then 'foreign'
    when birth_country_code = '1'
    and language_code in ('1', '2') then 'finnish'
    else 'unknown'
  end
);

-- Generation of those with a foreign background; null for those not in the base data who were born here or whose country of birth is unknown.
create or replace macro generation_of(origin_code, birth_country_code, background) as (
  case
    when origin_code = '22' then 'first'
    when origin_code = '21' then 'second'
    when background = 'foreign'
    and birth_country_code in ('2', '3') then 'first'
  end
);

create or replace macro language_group(language_code) as (
  case
    when language_code in ('1', '2') then 'domestic'
    when language_code = '3' then 'foreign'
    else 'unknown'
  end
);
