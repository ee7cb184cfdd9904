-- Port 2 before port 10: every number in a name is brought to one length before names are compared.
CREATE FUNCTION in_number_order(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(CASE WHEN part[1] ~ '^[0-9]' THEN lpad(part[1], GREATEST(20, length(part[1])), '0') ELSE lower(part[1]) END, '' ORDER BY n)
    FROM regexp_matches(name, '([0-9]+|[^0-9]+)', 'g') WITH ORDINALITY AS found(part, n)
$$;
