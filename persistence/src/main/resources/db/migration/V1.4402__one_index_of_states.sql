-- Services by state are listed last changed first inside a state: provisioning_account_state has them in that order, and serves the
-- filter by state, too.

DROP INDEX provisioning_account_by_state;
