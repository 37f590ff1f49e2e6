-- Units that came from files. Those of accepted rows stay in `unit`, which mirrors the rows; these belong to no row, may
-- be a million, and have steps of their own: imports, cleanings, renamed languages.
create table imported_unit (
    id          integer primary key,
    -- A hash of languages and source, by which units with the same source are found.
    key         integer not null,
    source_lang text not null,
    target_lang text not null,
    source      text not null,
    target      text not null,
    status      text not null check (status in ('unreviewed', 'accepted', 'needs-review', 'rejected')),
    confidence  real,
    note        text,
    origin      text not null,
    -- Seconds since the beginning of 1970, UTC.
    created     integer not null,
    changed     integer not null,
    -- What the file said besides, as JSON; null when nothing.
    extra       text,
    -- Nothing is ever deleted: what a step has taken away can be brought back.
    removed     integer not null default 0 check (removed in (0, 1))
) strict;

create index imported_unit_key on imported_unit (key);

-- Every step on them, done or undone; as in a pair's log nothing is ever deleted from it.
create table unit_log (
    id     integer primary key,
    parent integer references unit_log (id),
    label  text not null,
    -- The units that it added, by their ids, both ends included; null when none.
    first  integer,
    last   integer,
    at     text not null,
    check ((first is null) = (last is null))
) strict;

create index unit_log_parent on unit_log (parent);

-- What a step changed of units that were there: the whole row before and after, as JSON.
create table unit_change (
    step   integer not null references unit_log (id),
    unit   integer not null references imported_unit (id),
    before text not null,
    after  text not null,
    primary key (step, unit)
) strict, without rowid;

-- Where that log stands: one row.
create table unit_head (
    only integer primary key check (only = 1),
    step integer references unit_log (id)
) strict;

insert into unit_head (only, step) values (1, null);
