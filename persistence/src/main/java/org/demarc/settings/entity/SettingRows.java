package org.demarc.settings.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.Sql;

/** The values that administrators have set. */
@Dependent
public class SettingRows {

    /** A value as it lies in the database: sealed when it is secret. */
    public record StoredValue(String key, String value, boolean secret, Instant updatedAt, String updatedBy) {}

    private final Sql sql;

    @Inject
    public SettingRows(Sql sql) {
        this.sql = sql;
    }

    /** Everything that is set; there are at most hundreds. */
    public Map<String, StoredValue> byKey() {
        return sql
                .list(
                        "select key, value, secret, updated_at, updated_by from setting order by key limit 10000",
                        row -> new StoredValue(
                                row.text("key"),
                                row.text("value"),
                                row.flag("secret"),
                                row.instant("updated_at"),
                                row.text("updated_by")))
                .stream()
                .collect(Collectors.toMap(StoredValue::key, Function.identity()));
    }

    public void put(String key, String value, boolean secret, String by) {
        sql.update("""
                insert into setting (key, value, secret, updated_by) values (?, ?, ?, ?)
                on conflict (key) do update set value = excluded.value, secret = excluded.secret, updated_at = now(),
                   updated_by = excluded.updated_by
                """, key, value, secret, by);
    }

    public boolean remove(String key) {
        return sql.update("delete from setting where key = ?", key) == 1;
    }
}
