-- The limit of keys a minute counts what one caller made.
CREATE INDEX api_key_created ON api_key (created_by, created_at);
