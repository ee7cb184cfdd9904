-- Somebody asked for a look since the service was claimed: what is being found out may be older than that.
ALTER TABLE crm_service ADD COLUMN due_again boolean NOT NULL DEFAULT false;
