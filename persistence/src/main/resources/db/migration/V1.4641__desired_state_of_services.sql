-- What the source of a service wants for its account, in one word: lists show it beside what is applied. The wish itself is sealed.
ALTER TABLE provisioning_account ADD COLUMN desired text NOT NULL DEFAULT '';
UPDATE provisioning_account SET desired = CASE state WHEN 'APPLIED' THEN 'ENABLED' WHEN 'APPLIED_DISABLED' THEN 'DISABLED' WHEN 'REMOVED' THEN 'ABSENT' ELSE '' END;
