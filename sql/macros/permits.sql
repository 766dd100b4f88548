-- Purpose: what a ground of processing means and which of two cases is the greater, one rule for permits and decisions.
-- Unicode's compatible characters (NFKC) as the ones they stand for, as far as Finnish, Swedish and English names can have them: full-width
-- letters and signs, ordinals and digits above the line, the long s, ligatures. The engine itself composes letters (NFC) and knows no more.
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

-- Names are spelled with other case and spaces in the real data: compatible characters as one, lower case, runs of white space of every kind
-- as one space, none at the ends.
create or replace macro normal_name(name) as lower(trim(regexp_replace(compatible(name), '[\s\p{Z}\x{FEFF}]+', ' ', 'g')));

-- A group that is no permit excludes whatever the name says ("sisäinen siirto" is a permit of a specialist, and a transfer of an
-- asylum seeker); then the name decides; an unknown name goes by its group; neither known: other.
create or replace macro permit_ground_of(by_name, by_group) as (
  case
    when by_group = 'not_a_permit' then 'not_a_permit'
    else coalesce(by_name, by_group, 'other')
  end
);

-- The longer case id is the greater, of equal length the text decides: a1000 comes after a999, which texts alone would not say.
create or replace macro case_order(case_id) as {'length': len(case_id), 'text': case_id};
