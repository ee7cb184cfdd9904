-- The key of the text and what fills its gaps; empty for words of others and for what was told before this migration.
ALTER TABLE provisioning_timeline ADD said jsonb NOT NULL DEFAULT '[]';
