package org.demarc.billing.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Sql.SqlFault;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.demarc.subscriber.entity.SearchWords;
import org.jspecify.annotations.Nullable;

/** The sources that Demarc knows. */
@ApplicationScoped
public class BillingSources {

    private static final Map<String, String> SORTABLE = Map.of(
            "id",
            "id",
            "name",
            "lower(name)",
            "kind",
            "kind",
            "url",
            "url_shown",
            "cron",
            "cron",
            "enabled",
            "enabled");

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected BillingSources() {
        this.sql = null;
    }

    @Inject
    public BillingSources(Sql sql) {
        this.sql = sql;
    }

    public Optional<BillingSource> byId(long id) {
        return sql().first("select * from billing_source where id = ?", BillingSources::source, id);
    }

    /** The source with this name, whatever the case. */
    public Optional<BillingSource> byName(String name) {
        return sql().first("select * from billing_source where lower(name) = lower(?)", BillingSources::source, name);
    }

    /** All sources, by name unless asked otherwise; the filter looks at names and addresses. */
    public Page<BillingSource> page(PageRequest request) {
        return page(request, "");
    }

    /** As {@link #page}, without Demarc's own register. */
    public Page<BillingSource> followed(PageRequest request) {
        return page(request, " and kind <> 'local'");
    }

    private Page<BillingSource> page(PageRequest request, String which) {
        String like = "%" + SearchWords.escaped(request.filter()) + "%";
        String order = request.column(SORTABLE, "lower(name)") + (request.descending() ? " desc" : "");
        String found = " from billing_source where (name ilike ? or url_shown ilike ? or kind ilike ?)" + which;
        List<BillingSource> items = sql().list(
                        "select *" + found + " order by " + order + ", id limit ? offset ?",
                        BillingSources::source,
                        like,
                        like,
                        like,
                        request.limit(),
                        request.offset());
        long total = sql().one("select count(*) as n" + found, row -> row.number("n"), like, like, like);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** Adds a source; its id and version are given by the database. */
    public BillingSource add(BillingSource source) {
        try {
            return sql().one(
                            """
                    insert into billing_source (name, kind, url_secret, url_shown, enabled, cron, options, min_rows,
                        max_drop_pct, max_tariff_drop_pct, card_url)
                    values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?) returning *
                    """,
                            BillingSources::source,
                            source.name(),
                            source.kind(),
                            sealed(source.url()),
                            source.urlShown(),
                            source.enabled(),
                            source.cron(),
                            source.options(),
                            source.minRows(),
                            source.maxDropPercent(),
                            source.maxTariffDropPercent(),
                            source.cardUrl());
        } catch (SqlFault fault) {
            throw refused(fault, source.name());
        }
    }

    /** Replaces what an operator may change, unless somebody was faster. */
    public BillingSource replace(BillingSource source) {
        try {
            return sql().first(
                            """
                            update billing_source set name = ?, kind = ?, url_secret = ?, url_shown = ?, enabled = ?, cron = ?,
                                options = cast(? as jsonb), min_rows = ?, max_drop_pct = ?, max_tariff_drop_pct = ?,
                                card_url = ?, updated_at = now(), version = version + 1
                            where id = ? and version = ? returning *
                            """,
                            BillingSources::source,
                            source.name(),
                            source.kind(),
                            sealed(source.url()),
                            source.urlShown(),
                            source.enabled(),
                            source.cron(),
                            source.options(),
                            source.minRows(),
                            source.maxDropPercent(),
                            source.maxTariffDropPercent(),
                            source.cardUrl(),
                            source.id(),
                            source.version())
                    .orElseThrow(() -> BillingProblem.CHANGED_MEANWHILE.because(
                            "source " + source.name() + " has been changed since it was read"));
        } catch (SqlFault fault) {
            throw refused(fault, source.name());
        }
    }

    /** Removes a source that has no subscribers. */
    public void remove(long id) {
        try {
            if (sql().update("delete from billing_source where id = ? and kind <> 'local'", id) == 0) {
                throw BillingProblem.SOURCE_UNKNOWN.because("no source " + id + " that could be removed");
            }
        } catch (SqlFault fault) {
            if (fault.sqlState().equals("23503")) {
                throw BillingProblem.SOURCE_IN_USE.because("source " + id + " still has subscribers");
            }
            throw fault;
        }
    }

    private static RuntimeException refused(SqlFault fault, String name) {
        return fault.isDuplicate() ? BillingProblem.NAME_TAKEN.because("a source named " + name + " exists") : fault;
    }

    private static @Nullable String sealed(Secret url) {
        return url.isEmpty() ? null : SecretBox.current().seal(url.reveal());
    }

    private static BillingSource source(Sql.Row row) throws SQLException {
        String sealed = row.text("url_secret");
        return new BillingSource(
                row.number("id"),
                row.text("name"),
                row.text("kind"),
                sealed.isEmpty() ? Secret.NONE : Secret.of(SecretBox.current().open(sealed)),
                row.text("url_shown"),
                row.flag("enabled"),
                row.text("cron"),
                row.text("options"),
                (int) row.number("min_rows"),
                (int) row.number("max_drop_pct"),
                (int) row.number("max_tariff_drop_pct"),
                row.text("card_url"),
                (int) row.number("version"));
    }

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }
}
