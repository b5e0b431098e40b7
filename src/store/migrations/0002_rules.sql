-- Each version of the texts of rules/ that a case was ever computed with, from the first such case on.
CREATE TABLE rule_versions (
  version TEXT PRIMARY KEY,
  texts TEXT NOT NULL CHECK (json_valid(texts)), -- path → text
  first_kept_at TEXT NOT NULL
) STRICT;

-- What the case is computed with. Null only for cases from before this migration, until the next start.
ALTER TABLE cases ADD COLUMN rules_version TEXT REFERENCES rule_versions (version);

-- Figures of the letter, JSON, with the facts, the day and the version that gave them.
ALTER TABLE drafts ADD COLUMN computed TEXT;
