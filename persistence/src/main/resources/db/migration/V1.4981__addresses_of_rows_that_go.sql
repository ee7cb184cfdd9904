-- An address stays taken as long as a row has it that still has to go, whoever it belongs to by then.
CREATE INDEX provisioning_cleanup_address ON provisioning_cleanup (address) WHERE done_at IS NULL;
