-- Steps on the memory as a whole: pairs that are renamed, deleted and brought back. A deleted pair stays, with all its
-- rows, steps and units; it is only left out wherever pairs or units are counted, listed, found or learned from.

-- When it was deleted; null for a pair that is there.
alter table pair add column deleted text;

-- Every such step, done or undone; as in a pair's own log nothing is ever deleted from it.
create table pair_log (
    id             integer primary key,
    parent         integer references pair_log (id),
    pair           integer not null references pair (id),
    name_before    text not null,
    name_after     text not null,
    deleted_before text,
    deleted_after  text,
    at             text not null,
    -- One thing at a time.
    check ((name_before <> name_after) <> (deleted_before is not deleted_after))
) strict;

create index pair_log_parent on pair_log (parent);

-- Where that log stands: one row.
create table pair_head (
    only integer primary key check (only = 1),
    step integer references pair_log (id)
) strict;

insert into pair_head (only, step) values (1, null);

-- The units that count: all but those of deleted pairs.
create view live_unit as
    select unit.* from unit
    where pair is null or pair not in (select id from pair where deleted is not null);
