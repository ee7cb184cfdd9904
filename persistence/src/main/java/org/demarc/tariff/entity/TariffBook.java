package org.demarc.tariff.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The tariffs of every source. */
@ApplicationScoped
public class TariffBook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected TariffBook() {
        this.sql = null;
    }

    @Inject
    public TariffBook(Sql sql) {
        this.sql = sql;
    }

    /** All tariffs of a source by external id, those no longer listed too. A source has hundreds, not more. */
    public Map<String, Tariff> ofSource(long sourceId) {
        Map<String, Tariff> byId = new LinkedHashMap<>();
        Objects.requireNonNull(sql)
                .list(
                        "select * from tariff where source_id = ? order by name, id",
                        row -> byId.put(row.text("external_id"), tariff(row)),
                        sourceId);
        return byId;
    }

    /** Adds and changes tariffs. */
    public void write(long sourceId, List<Tariff> tariffs) {
        if (tariffs.isEmpty()) {
            return;
        }
        Objects.requireNonNull(sql).update("""
                        insert into tariff (source_id, external_id, name, fee, interval_days, speed_up_kbps, speed_down_kbps,
                            included_mb, service_type, comment, in_billing)
                        select cast(? as bigint), r."externalId", r.name, r.fee, r."intervalDays", r."speedUpKbps",
                            r."speedDownKbps", r."includedMb", r."serviceType", r.comment, r."inBilling"
                        from jsonb_to_recordset(cast(? as jsonb)) as r("externalId" text, name text, fee numeric,
                            "intervalDays" integer, "speedUpKbps" bigint, "speedDownKbps" bigint, "includedMb" bigint,
                            "serviceType" integer, comment text, "inBilling" boolean)
                        on conflict (source_id, external_id) do update set name = excluded.name, fee = excluded.fee,
                            interval_days = excluded.interval_days, speed_up_kbps = excluded.speed_up_kbps,
                            speed_down_kbps = excluded.speed_down_kbps, included_mb = excluded.included_mb,
                            service_type = excluded.service_type, comment = excluded.comment,
                            in_billing = excluded.in_billing, updated_at = now()
                        """, sourceId, json(tariffs));
    }

    private static String json(List<Tariff> tariffs) {
        try {
            return JSON.writeValueAsString(tariffs);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tariff tariff(Sql.Row row) throws java.sql.SQLException {
        return new Tariff(
                row.text("external_id"),
                row.text("name"),
                row.rows().getBigDecimal("fee"),
                (int) row.number("interval_days"),
                row.number("speed_up_kbps"),
                row.number("speed_down_kbps"),
                row.nullableNumber("included_mb"),
                (int) row.number("service_type"),
                row.text("comment"),
                row.flag("in_billing"));
    }
}
