-- Looking for people and places while somebody types.

-- A folded word in which nothing is a pattern.
create function search_literal(word text) returns text language sql immutable strict parallel safe
    as $$ select replace(replace(replace(search_fold(word), '\', '\\'), '%', '\%'), '_', '\_') $$;

-- Subscribers whose name or address has a word beginning with each of these words; in no order, so that it may stop early.
-- Never by reading the whole table, whatever the planner hopes for.
create function search_subscriber_words(words text[], most integer) returns setof bigint language plpgsql stable
    set enable_seqscan = off as $$
declare
    condition text := '';
    word text;
begin
    foreach word in array words loop
        condition := condition || format(' and search_text like %L', '% ' || search_literal(word) || '%');
    end loop;
    return query execute 'select id from subscriber where true' || condition || ' limit ' || most;
end $$;

-- Interfaces whose description or comment has all these words somewhere.
create function search_interface_words(words text[], most integer) returns setof bigint language plpgsql stable
    set enable_seqscan = off as $$
declare
    condition text := '';
    word text;
begin
    foreach word in array words loop
        word := replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_');
        condition := condition || format(' and (description ilike %1$L or comment ilike %1$L)', '%' || word || '%');
    end loop;
    return query execute 'select id from interface where gone_at is null' || condition || ' limit ' || most;
end $$;

create index device_name_begins on device (lower(name) text_pattern_ops);
create index device_address_begins on device (host(address) text_pattern_ops);
create index device_serial on device (lower(serial)) where serial <> '';
create index device_mac on device (mac) where mac is not null;
