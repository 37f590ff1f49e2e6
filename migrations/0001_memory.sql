-- The memory: documents, pairs with their segments and beads, the operation log, translation units.
-- Append-only: a change of this schema is a new file beside this one.

-- Marks the file as a memory ("MQBL"), in the same transaction as its tables.
pragma application_id = 1297171020;

-- One text in one language, as it was read. Its text is never updated.
create table document (
    id      integer primary key,
    name    text not null,
    lang    text not null,
    text    text not null,
    added   text not null
) strict;

create table pair (
    id      integer primary key,
    name    text not null,
    source  integer not null references document (id),
    target  integer not null references document (id),
    added   text not null,
    changed text not null,
    -- The last step that was done and not undone; null when the pair is as it was aligned.
    head    integer references log (id)
) strict;

-- Ids are the pair's own, so that a plan can choose them without asking the database.
create table bead (
    pair       integer not null references pair (id) on delete cascade,
    id         integer not null,
    rank       integer not null,
    status     text not null check (status in ('unreviewed', 'accepted', 'needs-review', 'rejected')),
    confidence real,
    note       text,
    primary key (pair, id)
) strict, without rowid;

create table segment (
    pair        integer not null,
    id          integer not null,
    side        text not null check (side in ('source', 'target')),
    start       integer not null,
    "end"       integer not null,
    tie         integer not null,
    paragraph   integer not null,
    bead        integer not null,
    replacement text,
    primary key (pair, id),
    check (0 <= start and start <= "end"),
    -- Deferred: within one step a segment may move before its new bead is written.
    foreign key (pair, bead) references bead (pair, id) on delete cascade deferrable initially deferred
) strict, without rowid;

create index segment_bead on segment (pair, bead);

-- Every step, done or undone. Nothing is ever deleted from a pair's log: a step after an undo is a sibling of the
-- undone one.
create table log (
    id         integer primary key,
    pair       integer not null references pair (id) on delete cascade,
    parent     integer references log (id),
    label      text not null,
    focus      integer not null,
    operations text not null,
    at         text not null
) strict;

create index log_parent on log (pair, parent);

-- The translation memory. A unit with a bead mirrors that accepted bead and is written and removed together with its
-- status; a unit without one came from a file.
create table unit (
    id          integer primary key,
    pair        integer,
    bead        integer,
    source_lang text not null,
    target_lang text not null,
    source      text not null,
    target      text not null,
    origin      text not null,
    created     text not null,
    changed     text not null,
    unique (pair, bead),
    foreign key (pair, bead) references bead (pair, id) on delete cascade deferrable initially deferred
) strict;
