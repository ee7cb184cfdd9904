-- Lists of services in the order of their accounts and of what is wanted; inside a wish the last changed come first. The index of accounts
-- also finds them, as the one before did that left out those without.

DROP INDEX provisioning_account_key;
CREATE INDEX provisioning_account_key ON provisioning_account (lower(natural_key), id);
CREATE INDEX provisioning_account_desired ON provisioning_account (desired, updated_at DESC);
