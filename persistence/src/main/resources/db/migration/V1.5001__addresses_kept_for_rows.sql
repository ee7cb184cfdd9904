-- Addresses that are only kept until a row on a router is gone: few, and looked for at every sweep.
CREATE INDEX address_assignment_kept ON address_assignment (address) WHERE release_pending AND released_at IS NULL;

-- A clean-up that was cancelled left its row on the router and its address taken, and nobody to end either: it goes on.
UPDATE provisioning_order o SET state = 'WAITING', due_at = now(), finished_at = NULL
FROM provisioning_cleanup c WHERE c.id = o.cleanup_id AND c.done_at IS NULL AND o.state = 'CANCELLED';
