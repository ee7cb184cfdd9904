-- Lists of services in the order of each column that their page offers, and the services of a subscriber.

CREATE INDEX provisioning_account_by_service ON provisioning_account (service, id);
CREATE INDEX provisioning_account_by_client ON provisioning_account (client_name, id);
CREATE INDEX provisioning_account_by_plan ON provisioning_account (plan_name, id);
CREATE INDEX provisioning_account_by_device ON provisioning_account (device_name, id);
CREATE INDEX provisioning_account_by_state ON provisioning_account (state, id);
CREATE INDEX provisioning_account_key ON provisioning_account (lower(natural_key)) WHERE natural_key <> '';
