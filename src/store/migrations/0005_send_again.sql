-- How often a letter left anew because a report said that its first copy could not be delivered for a passing reason.
ALTER TABLE outbox ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
