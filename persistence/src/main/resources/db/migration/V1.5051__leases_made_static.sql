-- The router's id of a lease that an attempt made static and whose name it could not write: without a name it is a stranger's otherwise.
ALTER TABLE provisioning_account ADD made_static text NOT NULL DEFAULT '';
