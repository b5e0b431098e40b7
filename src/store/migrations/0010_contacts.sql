-- What a mediator knows of an address, whatever the case: "ils ne répondent que par le formulaire". For the team alone.
CREATE TABLE contact_notes (
  address TEXT PRIMARY KEY COLLATE NOCASE,
  note TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- The last answer from an address is looked for with each letter.
CREATE INDEX messages_by_party ON messages (party_id, received_at);
