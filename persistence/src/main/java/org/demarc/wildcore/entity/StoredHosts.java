package org.demarc.wildcore.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The devices as the dialect shows them. */
@Dependent
public class StoredHosts {

    private static final String SELECT = "select " + StoredHost.COLUMNS + " from " + StoredHost.TABLES;

    private final Sql sql;

    @Inject
    public StoredHosts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which devices are wanted; null means "whatever".
     *
     * @param groups device groups that the asker sees
     * @param text part of name or description, or the beginning of the address
     */
    public record Filter(
            @Nullable Set<Long> groups,
            @Nullable String text,
            @Nullable Long groupId,
            @Nullable String type,
            int limit,
            long offset) {}

    public Optional<StoredHost> withId(long id, @Nullable Set<Long> groups) {
        Conditions wanted = seenBy(groups).and("d.id = ?", id);
        return sql.first(SELECT + " where " + wanted.sql(), StoredHost::read, wanted.parameters());
    }

    /** One address may hold several agents: the oldest is meant. */
    public Optional<StoredHost> withIp(String ip, @Nullable Set<Long> groups) {
        Conditions wanted = seenBy(groups).and("d.address = ?::inet", ip);
        return sql.first(
                SELECT + " where " + wanted.sql() + " order by d.id limit 1", StoredHost::read, wanted.parameters());
    }

    /** Ordered by name. */
    public Page<StoredHost> page(Filter filter) {
        Conditions wanted = seenBy(filter.groups())
                .andIf(filter.groupId(), "d.group_id = ?")
                .andIf(filter.type(), "d.type = ?");
        if (filter.text() != null) {
            String part = Like.containing(filter.text());
            wanted.and(
                    "(d.name ilike ? or d.description ilike ? or host(d.address) like ?)",
                    part,
                    part,
                    Like.beginning(filter.text()));
        }
        List<StoredHost> rows = sql.list(
                SELECT + " where " + wanted.sql() + " order by lower(d.name), d.id limit ? offset ?",
                StoredHost::read,
                wanted.parameters(filter.limit(), filter.offset()));
        long total = sql.one(
                "select count(*) n from device d where " + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, filter.limit(), filter.offset());
    }

    private static Conditions seenBy(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions();
        return groups == null ? wanted : wanted.and("d.group_id = any(?::bigint[])", groups);
    }
}
