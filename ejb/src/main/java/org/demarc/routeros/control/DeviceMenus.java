package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.device.control.LookedRow;
import org.demarc.provisioning.control.RouterAccess;

/** Reads menus of a device: all prints under way at once on its one connection, each with its own bound of rows. */
public final class DeviceMenus {

    private DeviceMenus() {}

    /**
     * What a menu brought.
     *
     * @param problem why it did not come whole, empty when it did
     */
    public record Told(DeviceMenu menu, List<LookedRow> rows, String problem) {

        public Told {
            rows = List.copyOf(rows);
        }

        public boolean complete() {
            return problem.isEmpty();
        }
    }

    /**
     * Reads. One menu that is refused costs nothing but itself; a package that is not there has no rows.
     *
     * @throws RouterFault when nothing at all could be read
     */
    public static List<Told> read(RouterOsPool pool, RouterAccess access, Collection<DeviceMenu> menus, int mostRows)
            throws RouterFault {
        RouterOsConnection connection = pool.connection(access);
        Map<DeviceMenu, List<PendingReply>> pendingByMenu = new LinkedHashMap<>();
        for (DeviceMenu menu : menus) {
            List<PendingReply> pending = new ArrayList<>();
            for (RouterCommand print : menu.prints()) {
                pending.add(connection.send(print, access.menuTimeout(), mostRows));
            }
            pendingByMenu.put(menu, pending);
        }
        List<Told> told = new ArrayList<>();
        for (Map.Entry<DeviceMenu, List<PendingReply>> one : pendingByMenu.entrySet()) {
            told.add(told(one.getKey(), connection, one.getValue(), access));
        }
        return told;
    }

    /** Where one of several prints is refused or cut nothing is told: by the others alone sessions would seem to be down. */
    private static Told told(
            DeviceMenu menu, RouterOsConnection connection, List<PendingReply> prints, RouterAccess access)
            throws RouterFault.Lost {
        List<List<Map<String, String>>> tables = new ArrayList<>();
        String problem = "";
        for (PendingReply pending : prints) {
            try {
                RouterReply reply = connection.await(pending, access.menuTimeout());
                tables.add(reply.rows());
                problem = reply.cut() ? "more than " + reply.rows().size() + " rows" : problem;
            } catch (RouterFault.Trap trap) {
                if (!trap.words().startsWith("no such command")) {
                    return new Told(menu, List.of(), trap.words());
                }
                tables.add(List.of());
            }
        }
        boolean misleads = !problem.isEmpty() && prints.size() > 1;
        return new Told(menu, misleads ? List.of() : menu.rows(tables), problem);
    }
}
