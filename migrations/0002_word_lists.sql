-- Word lists of the memory: imported from files, or learned from aligned texts.

create table word_list (
    id     integer primary key,
    name   text not null unique,
    origin text not null check (origin in ('imported', 'learned')),
    -- What it was made of, in words: a file's path, or which rows.
    source text not null,
    -- Which units a list was learned from that is learned again by itself when they change; null for all others.
    units  text,
    added  text not null
) strict;

create table word (
    list    integer not null references word_list (id) on delete cascade,
    arabic  text not null,
    english text not null,
    weight  real not null check (weight > 0 and weight <= 1),
    primary key (list, arabic, english)
) strict, without rowid;

-- What was decided for this memory as a whole.
create table setting (
    name  text primary key,
    value text not null
) strict, without rowid;
