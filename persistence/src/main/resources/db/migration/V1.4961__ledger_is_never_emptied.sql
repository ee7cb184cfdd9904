-- TRUNCATE fires no trigger of rows: the ledger keeps its intervals for it, too (ucrm-routeros.md 7.5).
CREATE FUNCTION address_ledger_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the address ledger forgets nothing';
END $$;
CREATE TRIGGER address_ledger_never_emptied BEFORE TRUNCATE ON address_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION address_ledger_is_never_emptied();
