-- Automatic answers of the last day are counted before each new one.
CREATE INDEX outbox_by_time ON outbox (created_at, kind);
