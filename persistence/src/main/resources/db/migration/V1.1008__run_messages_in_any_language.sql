-- The key of the message's text and what fills its gaps; empty for words of others and for runs before this migration.
ALTER TABLE job_run ADD said text[] NOT NULL DEFAULT '{}';
