-- By which a dwelling that comes back is counted: a keyed hash of the address that its people wrote, and later a number that says nothing.
CREATE TABLE dwelling_keys (
  case_id TEXT PRIMARY KEY REFERENCES cases (id),
  key TEXT NOT NULL
) STRICT;
CREATE INDEX dwelling_keys_by_key ON dwelling_keys (key);
