-- Raw mail first: the bytes as they came, once per content, before anybody tries to understand them.
CREATE TABLE raw_mails (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  size INTEGER NOT NULL,
  first_seen_at TEXT NOT NULL
) STRICT;

-- Where each copy stood. `sha256` is null for a mail too large to fetch: it stays on the server.
CREATE TABLE places (
  mailbox TEXT NOT NULL,
  validity TEXT NOT NULL,
  uid TEXT NOT NULL,
  sha256 TEXT REFERENCES raw_mails (sha256),
  received_at TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (mailbox, validity, uid)
) STRICT;
CREATE INDEX places_by_sha ON places (sha256);

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  last_event INTEGER NOT NULL,
  body TEXT NOT NULL -- the case as its events tell it, JSON; `replay --check` compares
) STRICT;
CREATE INDEX cases_by_state ON cases (state);

CREATE TABLE parties (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX parties_by_case ON parties (case_id);

CREATE TABLE addresses (
  party_id TEXT NOT NULL REFERENCES parties (id),
  address TEXT NOT NULL COLLATE NOCASE, -- no provider in use keeps two mailboxes apart by capitals
  origin TEXT NOT NULL,
  bounced INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (party_id, address)
) STRICT;
CREATE INDEX addresses_by_address ON addresses (address);

-- What became of each distinct mail: exactly one row per raw mail once it was taken in.
CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  message_id TEXT,
  fate TEXT NOT NULL, -- filed | held | command | ignored
  reason TEXT,
  match TEXT,
  case_id TEXT REFERENCES cases (id),
  party_id TEXT REFERENCES parties (id),
  channel TEXT,
  automatic TEXT NOT NULL,
  received_at TEXT NOT NULL,
  body TEXT NOT NULL, -- what was parsed, JSON: subject, people, own words, quotes, attachments, verdicts
  parser_version INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_by_case ON messages (case_id, received_at);
CREATE INDEX messages_by_message_id ON messages (message_id);

-- Message-IDs that lead to a case: ours, those of filed mails, and ancestors that we never saw.
CREATE TABLE thread_ids (
  message_id TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id),
  party_id TEXT,
  kind TEXT NOT NULL, -- ours | filed | ancestor
  PRIMARY KEY (message_id, case_id)
) STRICT;

CREATE TABLE held (
  id TEXT PRIMARY KEY,
  sha256 TEXT,
  place TEXT,
  reason TEXT NOT NULL,
  candidates TEXT NOT NULL DEFAULT '[]',
  at TEXT NOT NULL,
  settled_at TEXT,
  settled_by TEXT,
  settled_how TEXT
) STRICT;
CREATE INDEX held_open ON held (settled_at, at);

CREATE TABLE readings (
  message_id TEXT NOT NULL REFERENCES messages (id),
  reader TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (message_id, reader)
) STRICT;

-- The journal. Final: two triggers refuse any change; each row's hash covers the row before it.
CREATE TABLE case_events (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX case_events_by_case ON case_events (case_id, seq);
CREATE INDEX case_events_by_type ON case_events (type, at);
CREATE TRIGGER case_events_no_update BEFORE UPDATE ON case_events BEGIN SELECT RAISE(ABORT, 'case_events is final'); END;
CREATE TRIGGER case_events_no_delete BEFORE DELETE ON case_events BEGIN SELECT RAISE(ABORT, 'case_events is final'); END;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  state TEXT NOT NULL, -- proposed | approved | refused | superseded
  purpose TEXT NOT NULL,
  because TEXT NOT NULL,
  case_version INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  letter TEXT NOT NULL,
  recipients TEXT NOT NULL,
  outcome TEXT, -- how the case ends when this letter is approved
  approved_body TEXT,
  proposed_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT,
  reason TEXT
) STRICT;
CREATE INDEX drafts_by_case ON drafts (case_id, proposed_at);
CREATE UNIQUE INDEX one_open_draft ON drafts (case_id) WHERE state = 'proposed';

CREATE TABLE draft_attachments (
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (draft_id, name)
) STRICT;

-- One-time right to decide one draft, for one mediator. Only the token's hash is kept.
CREATE TABLE approval_tokens (
  token_sha256 TEXT PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  mediator TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE INDEX approval_tokens_by_draft ON approval_tokens (draft_id);

-- The intention to send, as finished bytes, written with the decision that causes it.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  draft_id TEXT REFERENCES drafts (id),
  party_id TEXT REFERENCES parties (id),
  message_id TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  raw BLOB NOT NULL,
  state TEXT NOT NULL, -- queued | sending | sent | refused | unknown | given_up | shadowed
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before TEXT NOT NULL,
  last_answer TEXT,
  created_at TEXT NOT NULL,
  settled_at TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (state, not_before);
CREATE INDEX outbox_by_case ON outbox (case_id);

CREATE TABLE deadlines (
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  due TEXT NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL, -- running | passed | cancelled
  PRIMARY KEY (case_id, kind)
) STRICT;
CREATE INDEX deadlines_due ON deadlines (state, due);

-- The engine's own to-do list: durable, idempotent by key.
CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL, -- due | given_up; what is done is deleted
  run_at TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  created_at TEXT NOT NULL,
  settled_at TEXT
) STRICT;
CREATE INDEX tasks_due ON tasks (state, run_at);

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
