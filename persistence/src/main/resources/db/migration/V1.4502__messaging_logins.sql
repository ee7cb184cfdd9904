-- Who may come in by the server's port for messages: an API key under its first eight characters, with what it may do there.
-- The server itself asks this view (jdbc-realm demarc-keys in demarc.cli). A key that is bound to networks stays out: the
-- server does not say from where somebody calls.
CREATE INDEX api_key_beginning ON api_key (beginning);

CREATE VIEW messaging_login AS
SELECT k.beginning AS name, encode(k.key_hash, 'base64') AS hash, may.role
FROM api_key k
JOIN app_user u ON u.id = k.user_id
CROSS JOIN (VALUES ('demarc-requests', 'provisioning_operate'), ('demarc-results', 'provisioning_view')) AS may (role, permission)
WHERE k.kind = 'API' AND NOT k.one_time AND k.expires_at > now() AND k.networks = '{}'
AND u.status = 'ENABLED' AND NOT u.strict_ip
AND (k.permissions IS NULL OR may.permission = ANY (k.permissions))
AND (u.role_id = -2 OR EXISTS (SELECT 1 FROM role_permission p WHERE p.role_id = u.role_id AND p.permission = may.permission))
AND NOT EXISTS (SELECT 1 FROM api_key younger WHERE younger.beginning = k.beginning AND younger.id > k.id);
