package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Tags, favourites and comments of devices. */
@Dependent
public class DeviceMarks {

    /** Most tags of a device, or of an interface. */
    public static final int MOST_TAGS = 20;

    /** Most favourites of a user. */
    public static final int MOST_FAVOURITES = 200;

    private static final int MOST_TOLD = 500;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,39}");

    /** A tag with how many devices have it, and how many of them are down. */
    public record TagCount(String tag, long devices, long down) {}

    /** A device as short as a widget can show it. */
    public record Favourite(long id, String name, String address, String status, String problem) {}

    /** What somebody wrote about a device. */
    public record DeviceComment(long id, String author, String text, Instant writtenAt) {}

    private final Sql sql;

    @Inject
    public DeviceMarks(Sql sql) {
        this.sql = sql;
    }

    /**
     * A tag as it is kept: in lower case, without the sign before it.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#BAD_TAG}
     */
    public static String tag(String written) {
        String stripped = written.strip();
        String tag = (stripped.startsWith("#") ? stripped.substring(1) : stripped).toLowerCase(Locale.ROOT);
        if (!TAG.matcher(tag).matches()) {
            throw DeviceProblem.BAD_TAG.because(written);
        }
        return tag;
    }

    /**
     * Tags as they are kept, each once, in order.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#BAD_TAG}, also for more than {@link #MOST_TAGS}
     */
    public static Set<String> tags(Collection<String> written) {
        Set<String> tags = new TreeSet<>(written.stream().map(DeviceMarks::tag).toList());
        if (tags.size() > MOST_TAGS) {
            throw DeviceProblem.BAD_TAG.because("more than " + MOST_TAGS + " tags");
        }
        return tags;
    }

    /** The device has these tags from now on, and no others. */
    public void tag(long deviceId, Collection<String> written) {
        Set<String> tags = tags(written);
        sql.update("delete from device_tag where device_id = ? and not (tag = any(?))", deviceId, tags);
        sql.update(
                "insert into device_tag (device_id, tag) select ?, unnest(?::text[]) on conflict do nothing",
                deviceId,
                tags);
    }

    public List<String> tags(long deviceId) {
        return sql.list(
                "select tag from device_tag where device_id = ? order by tag limit 100",
                row -> row.text("tag"),
                deviceId);
    }

    /** The tags that devices of these groups have, in order; groups null for all. */
    public List<TagCount> allTags(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().andIf(groups, "d.group_id = any(?::bigint[])");
        return sql.list(
                "select t.tag, count(*) devices, count(*) filter (where d.status = 'Down') down from device_tag t"
                        + " join device d on d.id = t.device_id where " + wanted.sql()
                        + " group by t.tag order by t.tag limit " + MOST_TOLD,
                row -> new TagCount(row.text("tag"), row.number("devices"), row.number("down")),
                wanted.parameters());
    }

    /**
     * Makes a device one of a user's favourites, or no longer.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#MANY_FAVOURITES}
     */
    public void favourite(long userId, long deviceId, boolean wanted) {
        if (!wanted) {
            sql.update("delete from device_favourite where user_id = ? and device_id = ?", userId, deviceId);
            return;
        }
        sql.update(
                "insert into device_favourite (user_id, device_id) select ?, ?"
                        + " where (select count(*) from device_favourite where user_id = ?) < ? on conflict do nothing",
                userId,
                deviceId,
                userId,
                MOST_FAVOURITES);
        if (!favourites(userId).contains(deviceId)) {
            throw DeviceProblem.MANY_FAVOURITES.because("more than " + MOST_FAVOURITES);
        }
    }

    /** Ids of a user's favourites. */
    public Set<Long> favourites(long userId) {
        return new TreeSet<>(sql.list(
                "select device_id from device_favourite where user_id = ? limit " + MOST_TOLD,
                row -> row.number("device_id"),
                userId));
    }

    /** A user's favourites of these groups, those that are down first. */
    public List<Favourite> favourites(long userId, @Nullable Set<Long> groups, int limit) {
        Conditions wanted =
                new Conditions().and("f.user_id = ?", userId).andIf(groups, "d.group_id = any(?::bigint[])");
        return sql.list(
                "select d.id, d.name, host(d.address) ip, d.status, d.problem from device_favourite f"
                        + " join device d on d.id = f.device_id where " + wanted.sql()
                        + " order by d.status = 'Down' desc, lower(d.name), d.id limit ?",
                row -> new Favourite(
                        row.number("id"), row.text("name"), row.text("ip"), row.text("status"), row.text("problem")),
                wanted.parameters(limit));
    }

    /** Newest first. */
    public Page<DeviceComment> comments(long deviceId, PageRequest page) {
        List<DeviceComment> comments = sql.list(
                "select id, author, text, written_at from device_comment where device_id = ? order by id desc limit ? offset ?",
                row -> new DeviceComment(
                        row.number("id"), row.text("author"), row.text("text"), row.instant("written_at")),
                deviceId,
                page.limit(),
                page.offset());
        long total =
                sql.one("select count(*) n from device_comment where device_id = ?", row -> row.number("n"), deviceId);
        return new Page<>(comments, total, page.limit(), page.offset());
    }

    public long comment(long deviceId, String author, String text) {
        return sql.one(
                "insert into device_comment (device_id, author, text) values (?, ?, ?) returning id",
                row -> row.number("id"),
                deviceId,
                author,
                text);
    }

    /** Takes a comment away. False when there is none of this author; author null for anybody's. */
    public boolean uncomment(long deviceId, long id, @Nullable String author) {
        return sql.update(
                        "delete from device_comment where device_id = ? and id = ? and (?::text is null or author = ?)",
                        deviceId,
                        id,
                        author,
                        author)
                == 1;
    }
}
