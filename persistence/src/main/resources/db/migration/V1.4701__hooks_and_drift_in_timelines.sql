-- How much the timeline of its service tells of a hook, so that nothing is told twice however often the hook is sent.
ALTER TABLE crm_event ADD told text NOT NULL DEFAULT 'NOTHING';

-- The open differences of one service are shown on its page.
CREATE INDEX provisioning_drift_row_service ON provisioning_drift_row (source, service, run_id) WHERE service <> '';
