-- Interfaces whose description or comment has all these words somewhere. Less than three letters have no index: they are
-- looked for among the newest interfaces only. Words of a great many are found by looking into a few pages.
create or replace function search_interface_words(words text[], most integer) returns setof bigint language plpgsql stable rows 20
    set enable_seqscan = off as $$
declare
    condition text := '';
    word text;
    indexed boolean := false;
    common boolean := true;
    found bigint[] := '{}';
begin
    if cardinality(words) = 0 then
        return;
    end if;
    foreach word in array words loop
        indexed := indexed or length(word) > 2;
        common := common and not (length(word) > 3 and word ~ '[0-9]');
        word := replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_');
        condition := condition || format(' and (description ilike %1$L or comment ilike %1$L)', '%' || word || '%');
    end loop;
    if not indexed then
        return query execute 'select id from (select id, description, comment from interface where gone_at is null'
            || ' order by id desc limit 2000) newest where true' || condition || ' limit ' || most;
        return;
    end if;
    if common then
        execute 'select array(select id from interface tablesample system (0.1) repeatable (1) where gone_at is null' || condition
            || ' limit ' || most || ')' into found;
    end if;
    if cardinality(found) < most then
        return query execute 'select id from interface where gone_at is null' || condition || ' limit ' || most;
    else
        return query select unnest(found);
    end if;
end $$;
