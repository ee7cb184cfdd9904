-- Routers that were removed left what they were seen to use, and their pools: nobody got those addresses any more.
WITH gone AS (
    DELETE FROM address_seen s WHERE NOT EXISTS (SELECT 1 FROM routeros_router r WHERE r.id = s.router_id)
    RETURNING s.space, s.address)
UPDATE address_prefix p SET next = host(network(p.prefix))::inet
WHERE EXISTS (SELECT 1 FROM gone g WHERE g.space = p.space AND g.address <<= p.prefix);

DELETE FROM address_sight s WHERE NOT EXISTS (SELECT 1 FROM routeros_router r WHERE r.id = s.router_id);

DELETE FROM address_pool p WHERE p.kind = 'DHCP' AND NOT EXISTS (SELECT 1 FROM routeros_router r WHERE r.id = p.router_id);
