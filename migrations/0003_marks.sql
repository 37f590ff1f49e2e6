-- What a translator can say of a row besides its status, and of a pair as a whole.

-- A bookmark.
alter table bead add column marked integer not null default 0 check (marked in (0, 1));

-- A row that stays out of the memory's units and of every export, and is kept here.
alter table bead add column left_out integer not null default 0 check (left_out in (0, 1));

-- The names of the warnings that are not to be told any more, with spaces between.
alter table bead add column dismissed text not null default '';
alter table pair add column dismissed text not null default '';
