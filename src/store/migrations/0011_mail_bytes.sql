-- The bytes of a mail stand apart from its state: SQLite writes a whole row anew for each change of one column.
CREATE TABLE outbox_bytes (
  mail TEXT PRIMARY KEY REFERENCES outbox (id) ON UPDATE CASCADE,
  raw BLOB NOT NULL
) STRICT;
INSERT INTO outbox_bytes (mail, raw) SELECT id, raw FROM outbox WHERE length(raw) > 0;
ALTER TABLE outbox DROP COLUMN raw;
