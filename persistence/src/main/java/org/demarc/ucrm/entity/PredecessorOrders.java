package org.demarc.ucrm.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.Sql;

/** The predecessor's files that runs are to take over, sealed, until the runs are over: they may be large, and hold a password. */
@Dependent
public class PredecessorOrders {

    private final Sql sql;

    @Inject
    public PredecessorOrders(Sql sql) {
        this.sql = sql;
    }

    public void keep(long runId, String sealed) {
        sql.update("INSERT INTO crm_predecessor_order (run_id, sealed) VALUES (?, ?)", runId, sealed);
    }

    /**
     * What a run is to take over.
     *
     * @param begun whether another node had begun with it: then a part is there, and what the preview showed is no measure any more
     */
    public record Kept(String sealed, boolean begun) {}

    /** Empty when it was carried out already. */
    public Optional<Kept> of(long runId) {
        return sql.first(
                "SELECT sealed, begun FROM crm_predecessor_order WHERE run_id = ?",
                row -> new Kept(row.text("sealed"), row.flag("begun")),
                runId);
    }

    /** From now on it is made, whoever goes on with it; in the transaction that makes the first of it. */
    public void begun(long runId) {
        sql.update("UPDATE crm_predecessor_order SET begun = true WHERE run_id = ?", runId);
    }

    /** Forgets those of runs that are over without having come to their end: stopped before they began, or given up. */
    public void forgetOver() {
        sql.update(
                "DELETE FROM crm_predecessor_order o USING job_run r WHERE r.id = o.run_id AND r.finished_at IS NOT NULL");
    }

    public void forget(long runId) {
        sql.update("DELETE FROM crm_predecessor_order WHERE run_id = ?", runId);
    }
}
