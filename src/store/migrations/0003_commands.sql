-- What mediators order by mail, beside decisions on letters.

-- Their own remarks: never shown to a party, never in a letter.
CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  by TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_case ON notes (case_id, at);

-- Facts on a mediator's own word. The last one of a key counts.
CREATE TABLE staff_facts (
  case_id TEXT NOT NULL REFERENCES cases (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX staff_facts_by_case ON staff_facts (case_id, at);

-- The right to answer the numbered lines of one list mail. `lines`: what each number stood for, and the exact letter.
CREATE TABLE list_tokens (
  token_sha256 TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  granted_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

-- How far each paragraph of an approved letter is from what was proposed, in characters.
CREATE TABLE draft_edits (
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  paragraph TEXT NOT NULL,
  version TEXT NOT NULL,
  length INTEGER NOT NULL,
  distance INTEGER NOT NULL,
  PRIMARY KEY (draft_id, paragraph)
) STRICT;

CREATE INDEX outbox_by_draft ON outbox (draft_id);

CREATE INDEX held_by_time ON held (at);
