package org.demarc.console.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.demarc.Sql;

/** Who is on the console of which device, and which ssh key a device has. All times are the database's. */
@Dependent
public class ConsoleBook {

    private final Sql sql;

    @Inject
    public ConsoleBook(Sql sql) {
        this.sql = sql;
    }

    /** Takes the console of a device for a while; false when somebody has it, here or on another node (devices.md DEV-19). */
    public boolean take(long deviceId, String holder, Duration most) {
        return sql.update("""
                        insert into device_console as c (device_id, node, lease_until)
                        select d.id, ?, now() + ? * interval '1 second' from device d where d.id = ?
                        on conflict (device_id) do update set node = excluded.node, lease_until = excluded.lease_until
                         where c.lease_until is null or c.lease_until < now()
                        """, holder, most.toSeconds(), deviceId) == 1;
    }

    /** Gives it back. */
    public void giveBack(long deviceId, String holder) {
        sql.update("update device_console set lease_until = null where device_id = ? and node = ?", deviceId, holder);
    }

    /**
     * True when the key is the one that the device showed first at this place; the first one is remembered. At another address a device
     * is met for the first time again.
     *
     * @param place address and port
     */
    public boolean isKnown(long deviceId, String place, String fingerprint) {
        return sql.first("""
                        update device_console c
                           set host_key = case when c.host_key = '' or c.key_of <> ? then ? else c.host_key end, key_of = ?
                         where c.device_id = ? returning c.host_key
                        """, row -> row.text("host_key"), place, fingerprint, place, deviceId)
                .filter(fingerprint::equals)
                .isPresent();
    }

    /** Forgets the key: the next one is taken for the right one. False when none was known. */
    public boolean forgetKey(long deviceId) {
        return sql.update("update device_console set host_key = '' where device_id = ? and host_key <> ''", deviceId)
                == 1;
    }
}
