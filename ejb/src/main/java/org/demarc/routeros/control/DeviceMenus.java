package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.device.control.LookedRow;
import org.demarc.provisioning.control.RouterAccess;
import org.jspecify.annotations.Nullable;

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
        Map<DeviceMenu, PendingReply> pendingByMenu = new LinkedHashMap<>();
        for (DeviceMenu menu : menus) {
            pendingByMenu.put(menu, connection.send(menu.print(), access.menuTimeout(), mostRows));
        }
        List<Told> told = new ArrayList<>();
        for (Map.Entry<DeviceMenu, PendingReply> one : pendingByMenu.entrySet()) {
            told.add(told(one.getKey(), connection, one.getValue(), access));
        }
        return told;
    }

    private static Told told(DeviceMenu menu, RouterOsConnection connection, PendingReply pending, RouterAccess access)
            throws RouterFault.Lost {
        try {
            RouterReply reply = connection.await(pending, access.menuTimeout());
            List<LookedRow> rows = new ArrayList<>(reply.rows().size());
            for (Map<String, String> row : reply.rows()) {
                @Nullable LookedRow looked = menu.row(row);
                if (looked != null) {
                    rows.add(looked);
                }
            }
            return new Told(
                    menu, rows, reply.cut() ? "more than " + reply.rows().size() + " rows" : "");
        } catch (RouterFault.Trap trap) {
            boolean missing = trap.words().startsWith("no such command");
            return new Told(menu, List.of(), missing ? "" : trap.words());
        }
    }
}
