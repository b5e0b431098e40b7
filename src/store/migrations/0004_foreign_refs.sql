-- File numbers of other people's systems, as somebody in a case writes them in subjects.
CREATE TABLE foreign_refs (
  party_id TEXT NOT NULL REFERENCES parties (id),
  ref TEXT NOT NULL,
  PRIMARY KEY (party_id, ref)
) STRICT;
CREATE INDEX foreign_refs_by_ref ON foreign_refs (ref);
