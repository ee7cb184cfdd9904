package org.demarc.ucrm.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.demarc.Sql;

/** Which addresses of services the CRM does not show yet (ucrm-routeros.md 7.7). */
@Dependent
public class WrittenAddresses {

    private final Sql sql;

    @Inject
    public WrittenAddresses(Sql sql) {
        this.sql = sql;
    }

    /** @param serviceRow row of the service as the CRM told it */
    public record Due(long serviceRow, long sourceId, String service, String address) {}

    /** Takes services whose account has another address than was written last; others may take them when the lease is over. */
    public List<Due> claim(int limit, Duration lease) {
        return sql.list(
                """
                UPDATE crm_service c SET address_write_at = now() + make_interval(secs => ?)
                FROM provisioning_account a, crm_source s
                WHERE s.write_back_address <> '' AND s.enabled AND c.source_id = s.id AND a.source = s.code AND a.service = c.service
                AND c.id IN (
                    SELECT d.id FROM crm_service d JOIN crm_source t ON t.id = d.source_id
                    JOIN provisioning_account b ON b.source = t.code AND b.service = d.service
                    WHERE t.write_back_address <> '' AND t.enabled AND d.address_write_at <= now() AND b.address IS NOT NULL
                    AND b.state IN ('APPLIED', 'APPLIED_DISABLED') AND host(b.address) <> d.address_written
                    ORDER BY d.address_write_at LIMIT ? FOR UPDATE OF d SKIP LOCKED)
                RETURNING c.id, c.source_id, c.service, host(a.address) AS address
                """,
                row -> new Due(row.number("id"), row.number("source_id"), row.text("service"), row.text("address")),
                (double) lease.toSeconds(),
                limit);
    }

    public void written(long serviceRow, String address) {
        sql.update(
                "UPDATE crm_service SET address_written = ?, address_write_at = now() WHERE id = ?",
                address,
                serviceRow);
    }

    /** Not to be tried again before the time is over. */
    public void later(long serviceRow, Duration pause) {
        sql.update(
                "UPDATE crm_service SET address_write_at = now() + make_interval(secs => ?) WHERE id = ?",
                (double) pause.toSeconds(),
                serviceRow);
    }
}
