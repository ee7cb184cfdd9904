package org.demarc.backup.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Fingerprint;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.jspecify.annotations.Nullable;

/** Versions of configurations and their texts. */
@Dependent
public class Configurations {

    private static final Map<String, String> SORTABLE = Map.of(
            "firstSeen",
            "v.first_seen",
            "lastSeen",
            "v.last_seen",
            "lines",
            "c.lines",
            "octets",
            "c.octets",
            "id",
            "v.id");
    private static final String COLUMNS = """
            select v.*, d.name device_name, c.octets, c.lines,
                   not exists (select from configuration_version n where n.device_id = v.device_id and n.id > v.id) newest
              from configuration_version v join configuration_content c on c.id = v.content_id join device d on d.id = v.device_id
            """;
    private static final int STEP = 1000;

    private final Sql sql;

    @Inject
    public Configurations(Sql sql) {
        this.sql = sql;
    }

    /**
     * A text that was read.
     *
     * @param whole with its secrets
     * @param shown with its secrets masked
     */
    public record Read(String whole, String shown, Instant at) {}

    /** How many lines came and went against the version before; what is equal in all that is shown may have another secret. */
    public record Changed(int added, int removed) {}

    /** Works out what changed between two texts. */
    public interface Comparing {
        Changed between(String before, String after);
    }

    /** What came of keeping a text. */
    public record Kept(long versionId, BackupOutcome outcome) {}

    /** Keeps a text: once for each distinct content, and as a version when it is another than the last. To be called in a transaction. */
    public Kept keep(long deviceId, Read read, Comparing comparing) {
        sql.one("select pg_advisory_xact_lock(2703, ?::integer) ok", row -> true, (int) (deviceId % Integer.MAX_VALUE));
        byte[] digest = Fingerprint.of(read.shown());
        Optional<Last> last = last(deviceId);
        Optional<Long> known = same(deviceId, digest, read.whole());
        if (last.isPresent() && known.filter(last.get().contentId()::equals).isPresent()) {
            sql.update(
                    "update configuration_version set last_seen = greatest(last_seen, ?), seen = seen + 1 where id = ?",
                    read.at(),
                    last.get().versionId());
            return new Kept(last.get().versionId(), BackupOutcome.UNCHANGED);
        }
        Optional<Changed> changed = last.map(one -> comparing.between(shown(one.contentId()), read.shown()));
        long content = known.orElseGet(() -> add(deviceId, digest, read));
        long version = sql.one(
                """
                insert into configuration_version (device_id, content_id, first_seen, last_seen, added, removed)
                values (?, ?, ?, ?, ?, ?) returning id
                """,
                row -> row.number("id"),
                deviceId,
                content,
                read.at(),
                read.at(),
                changed.map(Changed::added).orElse(null),
                changed.map(Changed::removed).orElse(null));
        return new Kept(version, last.isPresent() ? BackupOutcome.CHANGED : BackupOutcome.SAVED);
    }

    private record Last(long versionId, Long contentId) {}

    private Optional<Last> last(long deviceId) {
        return sql.first(
                "select id, content_id from configuration_version where device_id = ? order by id desc limit 1",
                row -> new Last(row.number("id"), row.number("content_id")),
                deviceId);
    }

    /** What is shown being equal does not say that the secrets are: the whole texts are held against each other. */
    private Optional<Long> same(long deviceId, byte[] digest, String whole) {
        return sql
                .list(
                        "select id, sealed from configuration_content where device_id = ? and digest = ? order by id desc limit 50",
                        row -> Map.entry(row.number("id"), row.octets("sealed")),
                        deviceId,
                        digest)
                .stream()
                .filter(one -> isSame(one.getValue(), whole))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What cannot be opened any more is another one. */
    private static boolean isSame(byte[] sealed, String whole) {
        try {
            return Packed.open(sealed).equals(whole);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private long add(long deviceId, byte[] digest, Read read) {
        byte[] octets = read.whole().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return sql.one(
                """
                insert into configuration_content (device_id, digest, shown, sealed, octets, lines)
                values (?, ?, ?, ?, ?, ?) returning id
                """,
                row -> row.number("id"),
                deviceId,
                digest,
                Packed.pack(read.shown()),
                Packed.seal(read.whole()),
                octets.length,
                (int) read.whole().lines().count());
    }

    /** A text with its secrets masked. */
    public String shown(long contentId) {
        return Packed.unpack(
                sql.one("select shown from configuration_content where id = ?", row -> row.octets("shown"), contentId));
    }

    /**
     * The whole text, with its secrets.
     *
     * @throws IllegalArgumentException when its key is gone
     */
    public String whole(long contentId) {
        return Packed.open(sql.one(
                "select sealed from configuration_content where id = ?", row -> row.octets("sealed"), contentId));
    }

    public Optional<ConfigurationVersion> version(long id) {
        return sql.first(COLUMNS + " where v.id = ?", Configurations::read, id);
    }

    /** Versions of a device, newest first unless sorted otherwise. */
    public Page<ConfigurationVersion> page(long deviceId, PageRequest request) {
        Conditions wanted = new Conditions().and("v.device_id = ?", deviceId);
        String order = request.sort().isEmpty()
                ? "v.id desc"
                : request.column(SORTABLE, "v.id") + (request.descending() ? " desc" : "") + ", v.id desc";
        List<ConfigurationVersion> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order + " limit ? offset ?",
                Configurations::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from configuration_version v where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /**
     * The newest text of a device as it is shown.
     *
     * @param versionId the version that it is of
     */
    public record Newest(long deviceId, String deviceName, long versionId, String shown) {}

    /** Newest texts of devices whose id is greater, in order of ids; groups null for all. */
    public List<Newest> newest(long afterDeviceId, @Nullable Collection<Long> groups, int limit) {
        return sql.list(
                """
                select d.id, d.name, v.id version_id, c.shown
                  from configuration_backup b join device d on d.id = b.device_id
                  join configuration_version v on v.id = b.version_id join configuration_content c on c.id = v.content_id
                 where d.id > ? and (? or d.group_id = any(?)) order by d.id limit ?
                """,
                row -> new Newest(
                        row.number("id"),
                        row.text("name"),
                        row.number("version_id"),
                        Packed.unpack(row.octets("shown"))),
                afterDeviceId,
                groups == null,
                groups == null || groups.isEmpty() ? List.of(-1L) : groups,
                limit);
    }

    /** Forgets versions that were last seen before, and those beyond so many of a device; the newest of each stays. One step of at most 1000. */
    public int forgetVersions(Instant before, int most) {
        return sql.update("""
                delete from configuration_version where id in (
                    select o.id from (
                        select id, last_seen, row_number() over (partition by device_id order by id desc) n from configuration_version) o
                     where o.n > 1 and (o.last_seen < ? or o.n > ?) order by o.id limit ?)
                """, before, most, STEP);
    }

    /** Removes texts that no version needs any more. One step of at most 1000. */
    public int forgetContents() {
        return sql.update("""
                delete from configuration_content where id in (
                    select c.id from configuration_content c
                     where not exists (select from configuration_version v where v.content_id = c.id) order by c.id limit ?)
                """, STEP);
    }

    private static ConfigurationVersion read(Sql.Row row) throws SQLException {
        Long added = row.nullableNumber("added");
        Long removed = row.nullableNumber("removed");
        return new ConfigurationVersion(
                row.number("id"),
                row.number("device_id"),
                row.text("device_name"),
                row.number("content_id"),
                row.instant("first_seen"),
                row.instant("last_seen"),
                (int) row.number("seen"),
                added == null ? null : (Integer) added.intValue(),
                removed == null ? null : (Integer) removed.intValue(),
                (int) row.number("octets"),
                (int) row.number("lines"),
                row.flag("newest"));
    }
}
