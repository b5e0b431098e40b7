-- What statistics count of a case, JSON: they read this row, not the journal. Null: to be counted. The JSON null: counted with others.
-- Whoever changes what a record is made from makes it null in the same transaction.
CREATE TABLE case_records (
  case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  body TEXT
) STRICT;
CREATE INDEX case_records_to_count ON case_records (case_id) WHERE body IS NULL;
INSERT INTO case_records (case_id) SELECT id FROM cases;

CREATE TRIGGER record_of_new_case AFTER INSERT ON cases BEGIN
  INSERT INTO case_records (case_id) VALUES (NEW.id);
END;
CREATE TRIGGER record_after_event AFTER INSERT ON case_events BEGIN
  UPDATE case_records SET body = NULL WHERE case_id = NEW.case_id AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_reading AFTER INSERT ON readings BEGIN
  UPDATE case_records SET body = NULL
  WHERE case_id = (SELECT case_id FROM messages WHERE id = NEW.message_id) AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_erased_reading AFTER UPDATE ON readings BEGIN
  UPDATE case_records SET body = NULL
  WHERE case_id = (SELECT case_id FROM messages WHERE id = NEW.message_id) AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_filing AFTER UPDATE OF case_id, match, automatic, received_at ON messages BEGIN
  UPDATE case_records SET body = NULL WHERE case_id IN (OLD.case_id, NEW.case_id) AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_staff_fact AFTER INSERT ON staff_facts BEGIN
  UPDATE case_records SET body = NULL WHERE case_id = NEW.case_id AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_erased_staff_fact AFTER UPDATE ON staff_facts BEGIN
  UPDATE case_records SET body = NULL WHERE case_id = NEW.case_id AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_mail AFTER UPDATE OF state, settled_at ON outbox WHEN 'sent' IN (OLD.state, NEW.state) BEGIN
  UPDATE case_records SET body = NULL
  WHERE case_id IN (NEW.case_id, (SELECT case_id FROM drafts WHERE id = NEW.draft_id)) AND body IS NOT NULL;
END;
CREATE TRIGGER record_after_edit AFTER INSERT ON draft_edits BEGIN
  UPDATE case_records SET body = NULL
  WHERE case_id = (SELECT case_id FROM drafts WHERE id = NEW.draft_id) AND body IS NOT NULL;
END;

-- How long a mediator read a letter depends on the decision that the same person took before.
CREATE INDEX decisions_by_actor ON case_events (actor, seq)
  WHERE type IN ('draft_approved', 'draft_refused', 'draft_postponed');
