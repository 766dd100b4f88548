-- Purpose: the meaning of a processing ground and the order of two cases: one rule for permits and decisions.
-- Replaces Unicode's compatibility characters (NFKC) by those that they represent, as far as Finnish, Swedish and English names can contain
-- them: full-width letters and signs, ordinals and digits above the line, the long s, ligatures. The engine itself only composes letters
-- (NFC).
create or replace macro compatible(text) as nfc_normalize(
  translate(
    replace(
      replace(replace(replace(replace(replace(replace(text, 'ﬃ', 'ffi'), 'ﬄ', 'ffl'), 'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬅ', 'st'),
      'ﬆ',
      'st'
    ),
    '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～ªº¹²³ſ',
    '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~ao123s'
  )
);

-- The real data vary case and spaces in names. The normal form has no compatibility characters, lower case, single spaces for runs of white
-- space of every kind, and none at the ends.
create or replace macro normal_name(name) as lower(trim(regexp_replace(compatible(name), '[\s\p{Z}\x{FEFF}]+', ' ', 'g')));

-- A group that is not a permit excludes the row whatever its name ("sisäinen siirto" is a specialist's permit as well as a transfer of
-- an asylum seeker). Otherwise the name decides, or the group where the name is unknown; where neither is known, the ground is other.
create or replace macro permit_ground_of(by_name, by_group) as (
  case
    when by_group = 'not_a_permit' then 'not_a_permit'
    else coalesce(by_name, by_group, 'other')
  end
);

-- A longer case id is the greater one; between ids of equal length the text decides. So a1000 comes after a999, which a comparison of texts would not
-- give.
create or replace macro case_order(case_id) as {'length': len(case_id), 'text': case_id};
