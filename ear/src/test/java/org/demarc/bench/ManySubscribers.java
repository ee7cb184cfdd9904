package org.demarc.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A million subscribers written straight into the product's tables: importing them is another part's business. */
final class ManySubscribers {

    /** What one types to find somebody; the last two find a great many. */
    static final List<String> KINDS =
            List.of("login", "external-id", "contract", "name", "address", "phone", "ip", "mac", "first-name", "short");

    private static final List<String> FIRST =
            List.of("Olena", "Ivan", "Petro", "Maria", "Taras", "Oksana", "Andrii", "Yulia", "Serhii", "Natalia");
    private static final List<String> HEAD = List.of(
            "Kova", "Bonda", "Tka", "Shev", "Krav", "Mel", "Olii", "Lyse", "Hon", "Poli", "Sav", "Moro", "Kuche", "Zin",
            "Yare", "Dia", "Shche", "Pavly", "Rude", "Vasy", "Petre", "Humen", "Babi");
    private static final List<String> MIDDLE = List.of(
            "len", "ren", "chen", "cho", "vche", "nyk", "ko", "shu", "tar", "dia", "sen", "vets", "na", "ry", "lia",
            "mo", "ba", "li", "hor");
    private static final List<String> TAIL = List.of(
            "ko", "chuk", "ets", "nyi", "skyi", "enko", "iv", "yshyn", "ak", "uk", "ian", "ych", "ov", "ura", "ylo",
            "ash", "ii");
    private static final List<String> STREETS = List.of("Soborna", "Shevchenka", "Franka", "Kyivska", "Lvivska");

    private ManySubscribers() {}

    /** Writes them with the indexes away, as one would load a million rows, then puts the indexes back. */
    static void write(RunningProduct product, int count) throws IOException {
        List<String> indexes = product.texts("""
                select indexdef from pg_indexes where schemaname = 'public'
                and tablename in ('subscriber', 'contract', 'subscriber_ip', 'subscriber_phone')
                and indexname not in (select conname from pg_constraint)""");
        for (String name : product.texts("""
                select indexname from pg_indexes where schemaname = 'public'
                and tablename in ('subscriber', 'contract', 'subscriber_ip', 'subscriber_phone')
                and indexname not in (select conname from pg_constraint)""")) {
            product.execute("drop index " + name);
        }
        product.execute("insert into billing_source (name, kind) values ('million', 'bench')");
        product.execute("insert into address_city (name, compare_text) values ('Benchburg', 'BENCHBURG')");
        streets(product);
        people(product, count);
        for (String definition : indexes) {
            product.execute(definition);
        }
        product.execute("vacuum analyze");
    }

    private static void streets(RunningProduct product) throws IOException {
        product.execute("""
                insert into address_street (city_id, name, compare_text)
                select c.id, s.name, upper(s.name) from address_city c,
                unnest(array['Soborna', 'Shevchenka', 'Franka', 'Kyivska', 'Lvivska']) s(name)
                where c.compare_text = 'BENCHBURG'""");
        product.execute("""
                insert into address_house (street_id, number, compare_text)
                select s.id, n::text, 'BENCHBURG, ' || s.compare_text || ', ' || n
                from address_street s join address_city c on c.id = s.city_id and c.compare_text = 'BENCHBURG',
                generate_series(1, 200) n""");
    }

    /** Without looking up every reference: they are right by construction. */
    private static void people(RunningProduct product, int count) throws IOException {
        product.execute(String.format(Locale.ROOT, """
                set session_replication_role = replica;
                insert into subscriber (source_id, external_id, login, name, account_number, phones, house_id, apartment, search_text)
                select (select id from billing_source where name = 'million'), 'x' || n, 'user' || n,
                       p.name, 'A' || n, array['+38067' || lpad(n::text, 7, '0')], h.id, (n %% 120)::text,
                       search_fold(' ' || p.name || ' Benchburg ' || s.name || ' ' || h.number || ' ' || (n %% 120))
                from generate_series(1, %d) n
                cross join lateral (select (%s)[n %% 10 + 1] || ' ' || (%s)[n %% 23 + 1] || (%s)[n / 23 %% 19 + 1]
                    || (%s)[n / 437 %% 17 + 1] as name) p
                join address_house h on h.compare_text = 'BENCHBURG, '
                    || (array['SOBORNA','SHEVCHENKA','FRANKA','KYIVSKA','LVIVSKA'])[n %% 5 + 1] || ', ' || (n / 5 %% 200 + 1)
                join address_street s on s.id = h.street_id""", count, array(FIRST), array(HEAD), array(MIDDLE), array(TAIL)));
        product.execute("""
                set session_replication_role = replica;
                insert into contract (subscriber_id, number)
                select id, 'C' || substr(external_id, 2) from subscriber where external_id like 'x%'""");
        product.execute("""
                set session_replication_role = replica;
                insert into subscriber_phone (subscriber_id, digits)
                select id, '38067' || lpad(substr(external_id, 2), 7, '0') from subscriber where external_id like 'x%'""");
        product.execute("""
                set session_replication_role = replica;
                insert into subscriber_ip (subscriber_id, ip, mac, net)
                select id, '100.64.0.0'::inet + n, (lpad(to_hex(2199023255552 + n), 12, '0'))::macaddr, '100.64.0.0/10'
                from (select id, substr(external_id, 2)::bigint n from subscriber where external_id like 'x%') s""");
    }

    private static String surname(int number) {
        return HEAD.get(number % 23) + MIDDLE.get(number / 23 % 19) + TAIL.get(number / 437 % 17);
    }

    private static String array(List<String> words) {
        return "array['" + String.join("','", words) + "']";
    }

    /** What somebody types who looks for subscriber {@code number}. */
    static String typed(int kind, int number) {
        return switch (kind) {
            case 0 -> "user" + number;
            case 1 -> "x" + number;
            case 2 -> "C" + number;
            case 3 -> FIRST.get(number % 10) + " " + surname(number);
            case 4 -> STREETS.get(number % 5) + " " + (number / 5 % 200 + 1);
            case 5 -> String.format(Locale.ROOT, "38067%07d", number);
            case 6 -> "100." + (64 + (number >> 16)) + "." + (number >> 8 & 255) + "." + (number & 255);
            case 7 ->
                String.format(
                        Locale.ROOT,
                        "02:00:%02x:%02x:%02x:%02x",
                        number >>> 24,
                        number >> 16 & 255,
                        number >> 8 & 255,
                        number & 255);
            case 8 -> FIRST.get(number % 10);
            default -> STREETS.get(number % 5).substring(0, 2);
        };
    }
}
