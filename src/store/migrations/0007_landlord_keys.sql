-- By which a landlord who comes back is counted once the addresses are erased: a keyed hash, and later a number that says nothing.
CREATE TABLE landlord_keys (
  case_id TEXT NOT NULL REFERENCES cases (id),
  key TEXT NOT NULL,
  PRIMARY KEY (case_id, key)
) STRICT;
