-- The parts of a document that its file marks (headings, items of lists, cells): a line each, "start end kind"; null where
-- the paragraphs were found by looking.
alter table document add column blocks text;
