-- When the source of an account's wish was last asked for it; null where it told the wish by itself.
ALTER TABLE provisioning_account ADD COLUMN asked_at timestamptz;
