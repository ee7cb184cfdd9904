package org.demarc.ucrm.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.demarc.subscriber.entity.SearchWords;
import org.jspecify.annotations.Nullable;

/** The connected UISP/UCRM installations. Keys are sealed on their way in. */
@Dependent
public class CrmSources {

    private static final String SELECT = """
            SELECT id, version, code, name, enabled, base_url, app_key, ca_pem, hook_key, allowed_senders, verification, answer_mode,
                   key_device, key_username, key_password, key_mac, key_address, key_hotspot, both_given, comment_template, successor_grace,
                   generate_credentials, write_back_address
            FROM crm_source
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id",
            "code", "code",
            "name", "lower(name)",
            "baseUrl", "base_url",
            "enabled", "enabled",
            "verification", "verification");

    private final Sql sql;

    @Inject
    public CrmSources(Sql sql) {
        this.sql = sql;
    }

    /** By code unless asked otherwise; the filter looks at codes, names and addresses. */
    public Page<CrmSource> page(PageRequest request) {
        String like = "%" + SearchWords.escaped(request.filter()) + "%";
        String found = " WHERE (code ILIKE ? OR name ILIKE ? OR base_url ILIKE ?)";
        String order = request.column(SORTABLE, "code") + (request.descending() ? " DESC" : "");
        List<CrmSource> items = sql.list(
                SELECT + found + " ORDER BY " + order + ", id LIMIT ? OFFSET ?",
                CrmSources::source,
                like,
                like,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("SELECT count(*) AS n FROM crm_source" + found, row -> row.number("n"), like, like, like);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    public Optional<CrmSource> withId(long id) {
        return sql.first(SELECT + " WHERE id = ?", CrmSources::source, id);
    }

    public Optional<CrmSource> withCode(String code) {
        return sql.first(SELECT + " WHERE code = ?", CrmSources::source, code);
    }

    /**
     * Adds a source; its id and version are not looked at.
     *
     * @return the row's id
     */
    public long add(CrmSource source) {
        return sql.one(
                """
                INSERT INTO crm_source (code, name, enabled, base_url, app_key, ca_pem, hook_key, allowed_senders, verification, answer_mode,
                    key_device, key_username, key_password, key_mac, key_address, key_hotspot, both_given, comment_template, successor_grace,
                    generate_credentials, write_back_address)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                row -> row.number("id"),
                source.code(),
                source.name(),
                source.enabled(),
                source.baseUrl(),
                sealed(source.appKey()),
                source.caPem(),
                SecretBox.current().seal(source.hookKey().reveal()),
                source.allowedSenders(),
                source.verification(),
                source.answerMode(),
                source.keys().device(),
                source.keys().username(),
                source.keys().password(),
                source.keys().mac(),
                source.keys().address(),
                source.keys().hotspot(),
                source.bothGiven(),
                source.commentTemplate(),
                source.successorGraceSeconds(),
                source.writeBack().credentials(),
                source.writeBack().addressKey());
    }

    /** Everything but the code, which is in tags on routers; false when somebody else changed it since. */
    public boolean change(CrmSource source) {
        return sql.update(
                        """
                        UPDATE crm_source SET name = ?, enabled = ?, base_url = ?, app_key = ?, ca_pem = ?, hook_key = ?, allowed_senders = ?,
                            verification = ?, answer_mode = ?, key_device = ?, key_username = ?, key_password = ?, key_mac = ?, key_address = ?,
                            key_hotspot = ?, both_given = ?, comment_template = ?, successor_grace = ?,
                            generate_credentials = ?, write_back_address = ?, version = version + 1, updated_at = now()
                        WHERE id = ? AND version = ?
                        """,
                        source.name(),
                        source.enabled(),
                        source.baseUrl(),
                        sealed(source.appKey()),
                        source.caPem(),
                        SecretBox.current().seal(source.hookKey().reveal()),
                        source.allowedSenders(),
                        source.verification(),
                        source.answerMode(),
                        source.keys().device(),
                        source.keys().username(),
                        source.keys().password(),
                        source.keys().mac(),
                        source.keys().address(),
                        source.keys().hotspot(),
                        source.bothGiven(),
                        source.commentTemplate(),
                        source.successorGraceSeconds(),
                        source.writeBack().credentials(),
                        source.writeBack().addressKey(),
                        source.id(),
                        source.version())
                == 1;
    }

    public void remove(long id) {
        sql.update("DELETE FROM crm_source WHERE id = ?", id);
    }

    private static @Nullable String sealed(Secret secret) {
        return secret.isEmpty() ? null : SecretBox.current().seal(secret.reveal());
    }

    private static Secret opened(@Nullable String sealed) {
        return sealed == null ? Secret.NONE : Secret.of(SecretBox.current().open(sealed));
    }

    private static CrmSource source(Sql.Row row) throws SQLException {
        return new CrmSource(
                row.number("id"),
                row.number("version"),
                row.text("code"),
                row.text("name"),
                row.flag("enabled"),
                row.text("base_url"),
                opened(row.nullableText("app_key")),
                row.text("ca_pem"),
                opened(row.nullableText("hook_key")),
                row.texts("allowed_senders"),
                row.choice("verification", Verification.class),
                row.choice("answer_mode", AnswerMode.class),
                new AttributeKeys(
                        row.text("key_device"),
                        row.text("key_username"),
                        row.text("key_password"),
                        row.text("key_mac"),
                        row.text("key_address"),
                        row.text("key_hotspot")),
                row.text("both_given"),
                row.text("comment_template"),
                (int) row.number("successor_grace"),
                new CrmSource.WriteBack(row.flag("generate_credentials"), row.text("write_back_address")));
    }
}
