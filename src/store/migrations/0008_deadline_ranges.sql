-- The last day that a legal deadline may be: equal to `due` where the day is certain, null where nobody can tell.
ALTER TABLE deadlines ADD COLUMN latest TEXT;
UPDATE deadlines SET latest = due;
