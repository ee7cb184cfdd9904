package org.demarc.wildcore.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarc.Sql;
import org.demarc.device.entity.Like;

/** Whose line an interface is, as far as a billing has told. */
@Dependent
public class Owners {

    private final Sql sql;

    @Inject
    public Owners(Sql sql) {
        this.sql = sql;
    }

    /** What a billing calls its subscribers by in the global search (MIKBILL_GLOBAL_SEARCH_FIELD). */
    public enum Field {
        UID("select b.interface_id id, true exact from subscriber s join line_binding b on b.subscriber_id = s.id"
                + " where lower(s.external_id) = ? and ?::text is not null limit ?"),
        LOGIN("select b.interface_id id, lower(s.login) = ? exact from subscriber s"
                + " join line_binding b on b.subscriber_id = s.id where lower(s.login) like ? and s.login <> ''"
                + " order by 2 desc, 1 limit ?"),
        AGREEMENT("select b.interface_id id, lower(c.number) = ? exact from contract c"
                + " join line_binding b on b.subscriber_id = c.subscriber_id where lower(c.number) like ?"
                + " order by 2 desc, 1 limit ?");

        private final String query;

        Field(String query) {
            this.query = query;
        }
    }

    /** Interfaces of subscribers whose field is the text, whatever its case, or (but for uid) begins with it: whole ones say true. */
    public Map<Long, Boolean> interfacesOf(Field field, String text, int limit) {
        String lower = text.toLowerCase(Locale.ROOT);
        Map<Long, Boolean> exactByInterface = new LinkedHashMap<>();
        sql.list(
                        field.query,
                        row -> Map.entry(row.number("id"), row.flag("exact")),
                        lower,
                        Like.beginning(lower),
                        limit)
                .forEach(entry -> exactByInterface.merge(entry.getKey(), entry.getValue(), Boolean::logicalOr));
        return exactByInterface;
    }

    private static final String OWNER = """
            select b.interface_id, q.kind, s.external_id, s.login, q.card_url, s.apartment, s.updated_at,
                   coalesce((select number from contract c where c.subscriber_id = s.id and c.main), '') agreement,
                   coalesce(t.name, '') city, coalesce(r.name, '') street, coalesce(h.number, '') house
              from line_binding b
              join subscriber s on s.id = b.subscriber_id
              join billing_source q on q.id = b.source_id
              left join address_house h on h.id = s.house_id
              left join address_street r on r.id = h.street_id
              left join address_city t on t.id = r.city_id
             where b.interface_id =""";

    /** Of those among the interfaces that belong to somebody; the caller bounds the ids. */
    public Map<Long, Owner> byInterface(Collection<Long> ids) {
        Map<Long, Owner> ownerByInterface = new HashMap<>();
        rows(ids).forEach(entry -> ownerByInterface.put(entry.getKey(), entry.getValue()));
        return ownerByInterface;
    }

    /** One is asked for apart: for a list PostgreSQL plans each time anew, which takes it longer than the answer. */
    private List<Map.Entry<Long, Owner>> rows(Collection<Long> ids) {
        return switch (ids.size()) {
            case 0 -> List.of();
            case 1 -> sql.list(OWNER + " ?", Owners::read, ids.iterator().next());
            default -> sql.list(OWNER + " any(?)", Owners::read, ids);
        };
    }

    private static Map.Entry<Long, Owner> read(Sql.Row row) throws SQLException {
        return Map.entry(
                row.number("interface_id"),
                new Owner(
                        row.text("kind"),
                        row.text("external_id"),
                        row.text("login"),
                        row.text("agreement"),
                        row.text("card_url"),
                        row.text("city"),
                        row.text("street"),
                        row.text("house"),
                        row.text("apartment"),
                        row.instant("updated_at")));
    }
}
