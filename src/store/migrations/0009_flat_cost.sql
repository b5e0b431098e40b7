-- What is asked for each mail, each look at the mailbox or each day must not grow with what is stored.
CREATE INDEX places_by_number ON places (mailbox, validity, CAST(uid AS INTEGER));
CREATE INDEX held_by_sha ON held (sha256);
CREATE INDEX thread_ids_by_case ON thread_ids (case_id);
CREATE INDEX thread_ids_by_party ON thread_ids (party_id);
CREATE INDEX readings_by_at ON readings (at);
CREATE INDEX messages_by_match ON messages (match, received_at);
CREATE INDEX messages_by_fate ON messages (fate);
CREATE INDEX cases_without_rules ON cases (id) WHERE rules_version IS NULL;
