-- A word that a great many subscribers have is found by looking into a few pages; only a rarer one by the index, whose
-- rows are then few. Either way the work is bounded, however many subscribers there are.
create or replace function search_subscriber_words(words text[], most integer) returns setof bigint language plpgsql stable
    set enable_seqscan = off as $$
declare
    condition text := '';
    word text;
    found bigint[];
begin
    foreach word in array words loop
        condition := condition || format(' and search_text like %L', '% ' || search_literal(word) || '%');
    end loop;
    execute 'select array(select id from subscriber tablesample system (0.5) repeatable (1) where true' || condition
        || ' limit ' || most || ')' into found;
    if cardinality(found) >= most then
        return query select unnest(found);
    else
        return query execute 'select id from subscriber where true' || condition || ' limit ' || most;
    end if;
end $$;
