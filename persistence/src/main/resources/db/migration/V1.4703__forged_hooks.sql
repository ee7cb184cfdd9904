-- What came under a known uuid with another body is not stored; that it came is told with the hook that has the uuid.
ALTER TABLE crm_event ADD other_bodies int NOT NULL DEFAULT 0, ADD other_body_at timestamptz;

CREATE INDEX crm_event_rejected ON crm_event (handled_at) WHERE state = 'REJECTED';
CREATE INDEX crm_event_other_body ON crm_event (other_body_at) WHERE other_body_at IS NOT NULL;

-- Threshold: hours that a forged hook is told of.
INSERT INTO event_rule (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
VALUES ('forged_webhooks', 'FORGED_HOOKS', '', 'ABOVE', 1, NULL, 1, 0, 60, 'CRITICAL', TRUE, TRUE);
