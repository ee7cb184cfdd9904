-- The form of profiles had a switch and no "nothing is said": until now nothing lay behind a profile, so that nothing changes today.
-- Merging objects needs objects. Devices first, as nodes that still run take them.
UPDATE device SET params = '{}' WHERE jsonb_typeof(params) <> 'object';
ALTER TABLE device ADD CONSTRAINT device_params_object CHECK (jsonb_typeof(params) = 'object');
UPDATE access_profile SET params = '{}' WHERE jsonb_typeof(params) <> 'object';
UPDATE access_profile SET api_tls = NULL WHERE api_tls = false;
ALTER TABLE access_profile ADD CONSTRAINT access_profile_params_object CHECK (jsonb_typeof(params) = 'object');
