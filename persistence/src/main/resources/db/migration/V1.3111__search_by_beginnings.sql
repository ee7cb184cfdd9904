-- Searching among a million subscribers without planning, without words that are collected by the hundred thousand.

-- The beginnings by which the words of a text are found, of 1, 2, 3, 4, 6 and 8 letters; whole words where they are shorter.
-- An index of them is asked for exactly one key a word, so that a rare word spares reading how many have the common one.
create function search_beginnings(words text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
    beginnings text[] := '{}';
    word text;
begin
    foreach word in array string_to_array(words, ' ') loop
        beginnings := beginnings
            || array[left(word, 1), left(word, 2), left(word, 3), left(word, 4), left(word, 6), left(word, 8)];
    end loop;
    return beginnings;
end $$;

-- The longest beginning of a word that search_beginnings gives.
create function search_beginning(word text) returns text language sql immutable strict parallel safe
    as $$ select left(word, case when length(word) >= 8 then 8 when length(word) >= 6 then 6 else 4 end) $$;

-- What waits in the index's list is read by every search: little of it.
create index subscriber_beginnings on subscriber using gin (search_beginnings(search_text)) with (gin_pending_list_limit = 256);
drop index subscriber_words;

-- Subscribers whose name or address has a word beginning with each of these words; in no order, so that it may stop early.
-- A word that a great many have is found by looking into a few pages, a rarer one by the index, whose rows are then few.
-- Either way the work is bounded, however many subscribers there are. Long words with digits are never common.
create or replace function search_subscriber_words(words text[], most integer) returns setof bigint language plpgsql stable rows 50
    set enable_seqscan = off set enable_bitmapscan = on set plan_cache_mode = force_generic_plan as $$
declare
    folded text;
    word text;
    keys text[] := '{}';
    patterns text[] := '{}';
    common boolean := most <= 1000;
    found bigint[] := '{}';
begin
    if cardinality(words) = 0 then
        return;
    end if;
    foreach word in array words loop
        folded := search_fold(word);
        keys := keys || search_beginning(folded);
        patterns := patterns || ('% ' || replace(replace(replace(folded, '\', '\\'), '%', '\%'), '_', '\_') || '%');
        common := common and not (length(folded) > 3 and folded ~ '[0-9]');
    end loop;
    if common then
        found := array(select s.id from subscriber s tablesample system (0.1) repeatable (1)
                       where s.search_text like all (patterns) limit most);
    end if;
    if cardinality(found) < most then
        return query select s.id from subscriber s
            where search_beginnings(s.search_text) @> keys and s.search_text like all (patterns) limit most;
    else
        return query select unnest(found);
    end if;
end $$;

-- Subscribers by what somebody typed, once for each of their names that fits, whole ones first; never more than `most` of a kind.
-- Every kind goes by the beginnings that its index is ordered by, and is not asked where the text cannot be one: '', or MACs in the wrong order.
-- Plans are made once for each connection: planning took longer than finding.
create function search_people(typed text, digits text, tail text, ip_begins text, ip text, mac_from macaddr, mac_to macaddr,
                              words text[], most integer)
    returns table (id bigint, rank integer, matched text, value text, exact boolean) language plpgsql stable rows 50
    set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
declare
    last_letter constant text := chr(1114111);
    past constant text := typed || last_letter;
begin
    return query select s.id, 1, 'login', s.login, lower(s.login) = typed from subscriber s
        where lower(s.login) ~>=~ typed and lower(s.login) ~<~ past and s.login <> ''
        order by lower(s.login) using ~<~ limit most;
    return query select c.subscriber_id, 2, 'contract', c.number, lower(c.number) = typed from contract c
        where lower(c.number) ~>=~ typed and lower(c.number) ~<~ past order by lower(c.number) using ~<~ limit most;
    return query select s.id, 3, 'uid', s.external_id, lower(s.external_id) = typed from subscriber s
        where lower(s.external_id) ~>=~ typed and lower(s.external_id) ~<~ past
        order by lower(s.external_id) using ~<~ limit most;
    return query select s.id, 4, 'account', s.account_number, lower(s.account_number) = typed from subscriber s
        where lower(s.account_number) ~>=~ typed and lower(s.account_number) ~<~ past and s.account_number <> ''
        order by lower(s.account_number) using ~<~ limit most;
    if digits <> '' then
        return query select p.subscriber_id, 5, 'phone', p.digits, p.digits = search_people.digits from subscriber_phone p
            where p.digits ~>=~ search_people.digits and p.digits ~<~ (search_people.digits || last_letter)
            order by p.digits using ~<~ limit most;
    end if;
    if tail <> '' then
        return query select p.subscriber_id, 5, 'phone', p.digits, false from subscriber_phone p
            where p.tail ~>=~ search_people.tail and p.tail ~<~ (search_people.tail || last_letter)
            order by p.tail using ~<~ limit most;
    end if;
    if ip_begins <> '' then
        return query select i.subscriber_id, 6, 'ip', host(i.ip), host(i.ip) = ip_begins from subscriber_ip i
            where host(i.ip) ~>=~ ip_begins and host(i.ip) ~<~ (ip_begins || last_letter) and i.ip is not null
            order by host(i.ip) using ~<~ limit most;
    elsif search_people.ip <> '' then
        return query select i.subscriber_id, 6, 'ip', host(i.ip), true from subscriber_ip i
            where host(i.ip) = search_people.ip and i.ip is not null limit most;
    end if;
    if mac_from <= mac_to then
        return query select i.subscriber_id, 7, 'mac', i.mac::text, mac_from = mac_to from subscriber_ip i
            where i.mac between mac_from and mac_to and i.mac is not null order by i.mac limit most;
    end if;
    return query select s.id, 8, 'name', s.name, search_fold(s.name) = typed
        from search_subscriber_words(search_people.words, most * 2) w(id) join subscriber s on s.id = w.id;
end $$;
