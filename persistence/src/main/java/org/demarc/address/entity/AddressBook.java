package org.demarc.address.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Cities, streets and houses of all sources together, and which house a source means by its id. */
@ApplicationScoped
public class AddressBook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String GIVEN = """
            with given as (
                select * from jsonb_to_recordset(cast(? as jsonb)) as r(external_id text, city text, city_kind text, street text,
                    number text, city_text text, street_text text, compare_text text, postcode text, storeys integer,
                    entrances integer, latitude double precision, longitude double precision))
            """;

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected AddressBook() {
        this.sql = null;
    }

    @Inject
    public AddressBook(Sql sql) {
        this.sql = sql;
    }

    /** The houses that a source's ids mean. */
    public Map<String, Long> referencesOf(long sourceId) {
        Map<String, Long> byId = new HashMap<>();
        sql().list(
                        "select external_id, house_id from address_house_ref where source_id = ?",
                        row -> byId.put(row.text("external_id"), row.number("house_id")),
                        sourceId);
        return byId;
    }

    /** Maps those of the source's houses that are known by an alias or by their text. Returns how many. */
    public int mapKnown(long sourceId, List<GivenHouse> houses) {
        return sql().update(GIVEN + """
                        insert into address_house_ref (source_id, external_id, house_id)
                        select cast(? as bigint), g.external_id, coalesce(a.house_id, h.id)
                        from given g left join address_alias a on a.compare_text = g.compare_text
                        left join address_house h on h.compare_text = g.compare_text
                        where coalesce(a.house_id, h.id) is not null
                        on conflict do nothing
                        """, json(houses), sourceId);
    }

    /** Adds what is missing of these houses, their streets and cities. Returns how many houses were added. */
    public int add(List<GivenHouse> houses) {
        String rows = json(houses);
        sql().update(GIVEN + """
                        insert into address_city (name, kind, compare_text)
                        select distinct on (city_text) city, city_kind, city_text from given on conflict do nothing
                        """, rows);
        sql().update(GIVEN + """
                        insert into address_street (city_id, name, compare_text)
                        select distinct on (c.id, g.street_text) c.id, g.street, g.street_text
                        from given g join address_city c on c.compare_text = g.city_text on conflict do nothing
                        """, rows);
        return sql().update(GIVEN + """
                        insert into address_house (street_id, number, compare_text, postcode, storeys, entrances, latitude, longitude)
                        select distinct on (g.compare_text) s.id, g.number, g.compare_text, g.postcode, g.storeys, g.entrances,
                            g.latitude, g.longitude
                        from given g join address_city c on c.compare_text = g.city_text
                        join address_street s on s.city_id = c.id and s.compare_text = g.street_text on conflict do nothing
                        """, rows);
    }

    /** Takes over postcode, storeys and entrances where the source has others; what it does not say stays. */
    public int refresh(long sourceId, List<GivenHouse> houses) {
        return sql().update(GIVEN + """
                        , told as (
                            select distinct on (r.house_id) r.house_id as id, g.* from given g
                            join address_house_ref r on r.source_id = ? and r.external_id = g.external_id)
                        update address_house h set postcode = coalesce(nullif(t.postcode, ''), h.postcode),
                            storeys = case when t.storeys > 0 then t.storeys else h.storeys end,
                            entrances = case when t.entrances > 0 then t.entrances else h.entrances end,
                            latitude = coalesce(t.latitude, h.latitude), longitude = coalesce(t.longitude, h.longitude)
                        from told t where t.id = h.id and (
                            (t.postcode <> '' and t.postcode <> h.postcode) or (t.storeys > 0 and t.storeys <> h.storeys)
                            or (t.entrances > 0 and t.entrances <> h.entrances)
                            or (t.latitude is not null and (t.latitude, t.longitude) is distinct from (h.latitude, h.longitude)))
                        """, json(houses), sourceId);
    }

    private static String json(List<GivenHouse> houses) {
        try {
            return JSON.writeValueAsString(houses.stream().map(AddressBook::row).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, @Nullable Object> row(GivenHouse house) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("external_id", house.externalId());
        row.put("city", house.city());
        row.put("city_kind", house.cityKind());
        row.put("street", house.street());
        row.put("number", house.number());
        row.put("city_text", house.cityText());
        row.put("street_text", house.streetText());
        row.put("compare_text", house.compareText());
        row.put("postcode", house.postcode());
        row.put("storeys", house.storeys());
        row.put("entrances", house.entrances());
        row.put("latitude", house.located() ? house.latitude() : null);
        row.put("longitude", house.located() ? house.longitude() : null);
        return row;
    }

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }
}
