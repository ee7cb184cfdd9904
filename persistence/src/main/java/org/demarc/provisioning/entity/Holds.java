package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.Sql;

/** Services that are held. Whoever changes a hold has locked the service's account. */
@Dependent
public class Holds {

    private static final String SELECT = "SELECT source, service, billing_id, why, aim, status FROM provisioning_hold";

    private final Sql sql;

    @Inject
    public Holds(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** Those of the services that are held, by service. */
    public Map<ServiceKey, Hold> of(Collection<ServiceKey> services) {
        return sql
                .list(
                        SELECT
                                + " WHERE (source, service) IN (SELECT * FROM unnest(?::text[], ?::text[])) ORDER BY source, service",
                        Holds::hold,
                        Sql.column(services, ServiceKey::source),
                        Sql.column(services, ServiceKey::id))
                .stream()
                .collect(Collectors.toMap(Hold::service, Function.identity()));
    }

    /** All that is held of a source. */
    public Map<ServiceKey, Hold> ofSource(String source) {
        return sql.list(SELECT + " WHERE source = ? ORDER BY service", Holds::hold, source).stream()
                .collect(Collectors.toMap(Hold::service, Function.identity()));
    }

    /** Holds a service; nothing when it is held already. */
    public void put(Hold hold) {
        sql.update(
                "INSERT INTO provisioning_hold (source, service, billing_id, why, aim, status) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                hold.service().source(),
                hold.service().id(),
                hold.billingId(),
                hold.why(),
                hold.aim(),
                hold.status());
    }

    /** What the source of a held service wants now. */
    public void told(ServiceKey service, String aim, String status) {
        sql.update(
                "UPDATE provisioning_hold SET aim = ?, status = ? WHERE source = ? AND service = ?",
                aim,
                status,
                service.source(),
                service.id());
    }

    public void remove(ServiceKey service) {
        sql.update("DELETE FROM provisioning_hold WHERE source = ? AND service = ?", service.source(), service.id());
    }

    private static Hold hold(Sql.Row row) throws SQLException {
        return new Hold(
                new ServiceKey(row.text("source"), row.text("service")),
                row.number("billing_id"),
                row.text("why"),
                row.text("aim"),
                row.text("status"));
    }
}
