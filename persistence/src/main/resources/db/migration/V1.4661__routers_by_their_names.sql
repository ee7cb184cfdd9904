-- Name and aliases of a router as they are compared: every order looks its router up by them, and some ISPs have thousands.
CREATE FUNCTION routeros_router_names(name text, aliases text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(lower(n)) FROM unnest(aliases || name) AS n
$$;
CREATE INDEX routeros_router_names ON routeros_router USING gin (routeros_router_names(name, aliases));
