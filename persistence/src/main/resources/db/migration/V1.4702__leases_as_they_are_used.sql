-- What the router says of a lease: told in the report, never compared, as it changes by itself.
ALTER TABLE provisioning_drift_row ADD lease_status text NOT NULL DEFAULT '', ADD active_address text NOT NULL DEFAULT '';
