package org.demarc.poll.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.poll.entity.ClaimedDevice.Conduct;
import org.demarc.poll.entity.ClaimedDevice.Epoch;
import org.demarc.poll.entity.ClaimedDevice.Reach;
import org.jspecify.annotations.Nullable;

/** Who is due, who is being read by whom: the claims of polling. */
@Dependent
public class PollBook {

    /** How long a batch may wait for somebody to take it before its devices are put into another one. */
    private static final Duration QUEUED = Duration.ofSeconds(90);

    private final Sql sql;
    private final DeviceAccesses accesses;

    @Inject
    public PollBook(Sql sql, DeviceAccesses accesses) {
        this.sql = sql;
        this.accesses = accesses;
    }

    /** Gives every device that is to be polled a row; new ones are due at once. Forgets batches that nobody took. */
    public void prepare() {
        sql.update("""
                insert into device_poll (device_id)
                select d.id from device d
                 where d.poll_enabled and not exists (select 1 from device_poll p where p.device_id = d.id)
                on conflict do nothing
                """);
        sql.update("delete from poll_batch where created_at < now() - interval '15 minutes'");
    }

    /**
     * Puts due devices into batches, the latest first, and with them whatever somebody waits for, though it be polled by nobody else.
     * Devices in an older batch or in somebody's hands are left alone.
     *
     * @param most devices at most, all batches together
     * @return ids of the batches
     */
    public List<Long> batchDue(Instant now, int batchSize, int most) {
        List<Long> due = sql.list("""
                update device_poll p set queued_until = ?
                 where p.device_id in (
                    select q.device_id from device_poll q join device d on d.id = q.device_id
                     where q.due_at <= ? and (d.poll_enabled or q.requested_at is not null)
                       and (q.queued_until is null or q.queued_until < ?) and (q.lease_until is null or q.lease_until < ?)
                     order by q.due_at, q.device_id limit ? for update of q skip locked)
                returning p.device_id
                """, row -> row.number("device_id"), now.plus(QUEUED), now, now, now, most);
        List<Long> batches = new ArrayList<>();
        for (int from = 0; from < due.size(); from += batchSize) {
            batches.add(batchOf(due.subList(from, Math.min(due.size(), from + batchSize))));
        }
        return batches;
    }

    /** Puts these devices into one batch, whether they are due or not. */
    public long batchOf(Collection<Long> deviceIds) {
        return sql.one(
                "insert into poll_batch (device_ids) values (?) returning id", row -> row.number("id"), deviceIds);
    }

    /**
     * Somebody wants these readings now (none: all). A device without a row gets one.
     *
     * @return false when there is no such device
     */
    public boolean request(long deviceId, Collection<String> readings, Asker asker) {
        return sql.update("""
                insert into device_poll as p (device_id, requested_at, requested, requested_as, requested_by, queued_until)
                select d.id, now(), ?::text[], ?, ?, now() + interval '30 seconds' from device d where d.id = ?
                on conflict (device_id) do update
                   set requested_at = now(), requested = excluded.requested, requested_as = excluded.requested_as,
                       requested_by = excluded.requested_by, queued_until = excluded.queued_until, due_at = least(p.due_at, now())
                """, readings, asker.as(), asker.login(), deviceId) == 1;
    }

    /** The device is being asked by ways beside SNMP, too, until {@link #answered}. */
    public void ask(long deviceId, Collection<String> ways) {
        sql.update("""
                insert into device_poll_way (device_id, way) select d.id, w from device d, unnest(?::text[]) w where d.id = ?
                on conflict (device_id, way) do update set requested_at = now()
                """, ways, deviceId);
    }

    /** What the device said by this way is written, or it said nothing. */
    public void answered(long deviceId, String way) {
        sql.update("delete from device_poll_way where device_id = ? and way = ?", deviceId, way);
    }

    /** Takes a batch: the ids of its devices; empty when somebody else has taken it. */
    public List<Long> take(long batchId) {
        return sql.first(
                        "delete from poll_batch where id = ? returning device_ids",
                        row -> row.numbers("device_ids"),
                        batchId)
                .orElse(List.of());
    }

    /** Takes the oldest batch that nobody has taken; empty when there is none. Whoever is told of it afterwards finds it taken. */
    public List<Long> takeNext() {
        return sql.first("""
                        delete from poll_batch where id = (select id from poll_batch order by id limit 1 for update skip locked)
                        returning device_ids
                        """, row -> row.numbers("device_ids")).orElse(List.of());
    }

    /** Claims those of the devices that are due or wanted and in nobody's hands. */
    public List<ClaimedDevice> claim(Collection<Long> deviceIds, String node, Instant now, Duration lease) {
        if (deviceIds.isEmpty()) {
            return List.of();
        }
        Map<Long, Claim> claimById = new HashMap<>();
        sql.list("""
                update device_poll p set lease_until = ?, node = ?, started_at = ?
                  from device d left join device_reach r on r.device_id = d.id
                 where p.device_id = d.id and p.device_id = any(?)
                   and (d.poll_enabled or p.requested_at is not null)
                   and (p.due_at <= ? or p.requested_at is not null)
                   and (p.lease_until is null or p.lease_until < ?)
                returning p.*, d.type, d.sys_object_id, d.chosen_by_hand, r.alive, r.alive_at
                """, PollBook::claim, now.plus(lease), node, now, deviceIds, now, now)
                .forEach(claim -> claimById.put(claim.deviceId(), claim));
        return claimed(claimById);
    }

    private List<ClaimedDevice> claimed(Map<Long, Claim> claimById) {
        Map<Long, List<PlannedReading>> readingsById = new HashMap<>();
        for (PlannedReading reading : readings(claimById.keySet())) {
            readingsById
                    .computeIfAbsent(reading.deviceId(), id -> new ArrayList<>())
                    .add(reading);
        }
        List<PollerRule> rules = rules(claimById.keySet());
        List<ClaimedDevice> claimed = new ArrayList<>();
        for (DeviceAccess access : accesses.ofDevices(claimById.keySet())) {
            Claim claim = claimById.get(access.deviceId());
            if (claim != null) {
                List<PollerRule> own = rules.stream()
                        .filter(rule -> rule.covers(access.deviceId(), access.modelKey()))
                        .toList();
                claimed.add(claim.with(access, readingsById.getOrDefault(access.deviceId(), List.of()), own));
            }
        }
        return claimed;
    }

    private List<PollerRule> rules(Collection<Long> deviceIds) {
        return deviceIds.isEmpty() ? List.of() : sql.list("""
                select * from poller_rule where device_id is null or device_id = any(?) order by id limit 100000
                """, PollerRuns::rule, deviceIds);
    }

    private List<PlannedReading> readings(Collection<Long> deviceIds) {
        return deviceIds.isEmpty()
                ? List.of()
                : sql.list(
                        "select * from poll_reading where device_id = any(?) order by device_id, reading limit 100000",
                        PollBook::reading,
                        deviceIds);
    }

    /**
     * Goes on holding devices that take longer, as far as nobody else has claimed them since: another node, or another run of this one.
     *
     * @return ids of those that are still held
     */
    public List<Long> renew(Collection<ClaimedDevice> devices, String node, Instant until) {
        return devices.isEmpty()
                ? List.of()
                : sql.list(
                        """
                update device_poll p set lease_until = ?
                  from unnest(?::bigint[], ?::text[]) as c(device_id, claimed_at)
                 where p.device_id = c.device_id and p.started_at = c.claimed_at::timestamptz and p.node = ?
                returning p.device_id
                """,
                        row -> row.number("device_id"),
                        until,
                        Sql.column(devices, ClaimedDevice::id),
                        Sql.column(devices, device -> device.claimedAt().toString()),
                        node);
    }

    /** Gives devices back that were not read: they stay due. */
    public void release(Collection<Long> deviceIds, String node) {
        if (!deviceIds.isEmpty()) {
            sql.update(
                    "update device_poll set lease_until = null where device_id = any(?) and node = ?", deviceIds, node);
        }
    }

    /** What a node held before it was started again is nobody's: those devices are due. */
    public int abandon(String node) {
        return sql.update(
                "update device_poll set lease_until = null, queued_until = null where node = ? and lease_until is not null",
                node);
    }

    /** The interfaces of these devices that they still list, with their newest counters. */
    public List<KnownInterface> interfaces(Collection<Long> deviceIds) {
        return deviceIds.isEmpty() ? List.of() : sql.list("""
                select i.id, i.device_id, i.bind_key, i.parent_key, i.if_index, i.name, i.type, i.technology, i.frame, i.slot,
                       i.port, i.onu, i.poll_enabled, p.speed_mbps, c.*
                  from interface i left join port p on p.interface_id = i.id
                  left join interface_counter c on c.interface_id = i.id
                 where i.device_id = any(?) and i.gone_at is null order by i.device_id, i.id limit 1000000
                """, PollBook::known, deviceIds);
    }

    /** How the polls of a device go; empty when it was never planned. */
    public Optional<PollState> state(long deviceId) {
        List<PlannedReading> readings = readings(List.of(deviceId));
        return sql.first("""
                select p.*, array(select w.way from device_poll_way w
                                   where w.device_id = p.device_id and w.requested_at > now() - interval '1 minute' order by w.way) ways
                  from device_poll p where p.device_id = ?
                """, row -> state(row, readings), deviceId);
    }

    /** Seconds that the most late device is late; 0 when nobody is. */
    public long latenessSeconds(Instant now) {
        return sql.one("""
                select coalesce(extract(epoch from ?::timestamptz - min(p.due_at)), 0)::bigint late
                  from device_poll p join device d on d.id = p.device_id
                 where d.poll_enabled and p.due_at < ? and (p.lease_until is null or p.lease_until < ?)
                """, row -> row.number("late"), now, now, now);
    }

    private static PollState state(Sql.Row row, List<PlannedReading> readings) throws SQLException {
        return new PollState(
                row.number("device_id"),
                row.instant("due_at"),
                row.nullableInstant("requested_at"),
                row.texts("ways"),
                row.nullableInstant("lease_until"),
                row.text("node"),
                row.nullableInstant("started_at"),
                row.nullableInstant("finished_at"),
                row.text("outcome"),
                row.text("reason"),
                row.number("late_ms"),
                row.number("duration_ms"),
                (int) row.number("pdus"),
                (int) row.number("timeouts"),
                conduct(row),
                readings);
    }

    private static Conduct conduct(Sql.Row row) throws SQLException {
        return new Conduct(
                (int) row.number("budget"),
                row.flag("shrunk"),
                (int) row.number("clean_cycles"),
                (int) row.number("longest_ms"),
                (int) row.number("longest_before_ms"),
                (int) row.number("var_binds"),
                (int) row.number("silent_cycles"));
    }

    private record Claim(
            long deviceId,
            String type,
            String sysObjectId,
            boolean chosenByHand,
            Instant dueAt,
            Instant claimedAt,
            List<String> requested,
            @Nullable Instant requestedAt,
            Asker asker,
            Conduct conduct,
            Epoch epoch,
            Reach reach) {

        ClaimedDevice with(DeviceAccess access, List<PlannedReading> readings, List<PollerRule> rules) {
            return new ClaimedDevice(
                    access,
                    type,
                    sysObjectId,
                    chosenByHand,
                    dueAt,
                    claimedAt,
                    requested,
                    requestedAt,
                    asker,
                    conduct,
                    epoch,
                    readings,
                    reach,
                    rules);
        }
    }

    private static Claim claim(Sql.Row row) throws SQLException {
        return new Claim(
                row.number("device_id"),
                row.text("type"),
                row.text("sys_object_id"),
                row.flag("chosen_by_hand"),
                row.instant("due_at"),
                row.instant("started_at"),
                row.texts("requested"),
                row.nullableInstant("requested_at"),
                asker(row),
                conduct(row),
                new Epoch(
                        row.nullableNumber("uptime_ticks"),
                        row.nullableInstant("uptime_at"),
                        row.text("interfaces_sign")),
                reach(row));
    }

    private static Asker asker(Sql.Row row) throws SQLException {
        return row.nullableInstant("requested_at") == null
                ? Asker.SCHEDULE
                : new Asker(Asker.As.valueOf(row.text("requested_as")), row.text("requested_by"));
    }

    private static Reach reach(Sql.Row row) throws SQLException {
        if (row.flag("alive")) {
            return Reach.ALIVE;
        }
        return row.nullableInstant("alive_at") == null ? Reach.UNKNOWN : Reach.DEAD;
    }

    private static PlannedReading reading(Sql.Row row) throws SQLException {
        return new PlannedReading(
                row.number("device_id"),
                row.text("reading"),
                integer(row, "interval_s"),
                row.flag("enabled"),
                row.instant("due_at"),
                row.nullableInstant("read_at"),
                row.text("problem"),
                (int) row.number("rows"),
                row.number("digest"),
                row.nullableInstant("refreshed_at"));
    }

    private static KnownInterface known(Sql.Row row) throws SQLException {
        return new KnownInterface(
                row.number("id"),
                row.number("device_id"),
                row.text("bind_key"),
                row.nullableText("parent_key"),
                row.nullableNumber("if_index"),
                row.text("name"),
                row.text("type"),
                row.nullableText("technology"),
                integer(row, "frame"),
                integer(row, "slot"),
                integer(row, "port"),
                integer(row, "onu"),
                row.flag("poll_enabled"),
                row.nullableNumber("speed_mbps"),
                row.nullableInstant("read_at") == null ? null : counters(row));
    }

    private static StoredCounters counters(Sql.Row row) throws SQLException {
        return new StoredCounters(
                row.instant("read_at"),
                row.number("clock"),
                row.number("nanos"),
                row.nullableNumber("uptime_ticks"),
                row.text("identity"),
                row.flag("wide"),
                unsigned(row, "in_octets"),
                unsigned(row, "out_octets"),
                unsigned(row, "in_packets"),
                unsigned(row, "out_packets"),
                unsigned(row, "in_multicast"),
                unsigned(row, "out_multicast"),
                unsigned(row, "in_broadcast"),
                unsigned(row, "out_broadcast"),
                unsigned(row, "in_errors"),
                unsigned(row, "out_errors"),
                unsigned(row, "in_discards"),
                unsigned(row, "out_discards"),
                row.nullableNumber("discontinuity"));
    }

    /** A 64-bit counter may be above what a signed long holds. */
    private static @Nullable Long unsigned(Sql.Row row, String column) throws SQLException {
        String digits = row.nullableText(column);
        return digits == null ? null : (Long) Long.parseUnsignedLong(digits);
    }

    private static @Nullable Integer integer(Sql.Row row, String column) throws SQLException {
        Long number = row.nullableNumber(column);
        return number == null ? null : (Integer) number.intValue();
    }
}
