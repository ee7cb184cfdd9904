package org.demarc.routeros.control;

import java.util.Collection;

/** Ends the PPP sessions of user names, so that the subscriber dials in again (ucrm-routeros.md 6.3). */
final class Kick {

    private Kick() {}

    /**
     * Removes every session of the names that the router's own secrets let in; those of a RADIUS server are not ours.
     *
     * @return how many
     */
    static int sessionsOf(Collection<String> names, RouterSession session) throws RouterFault {
        if (names.isEmpty()) {
            return 0;
        }
        RouterCommand print = RouterCommand.print("/ppp/active", ".id", "name", "radius");
        for (String name : names) {
            print = print.orWhere("name", name);
        }
        int kicked = 0;
        for (var values : session.read(print)) {
            AccountRow row = new AccountRow(values);
            if (names.contains(row.text("name")) && !row.isOn("radius") && remove(row, session)) {
                kicked++;
            }
        }
        return kicked;
    }

    private static boolean remove(AccountRow row, RouterSession session) throws RouterFault {
        try {
            session.write(RouterCommand.of("/ppp/active/remove").with(".id", row.id()));
            return true;
        } catch (RouterFault.Trap trap) {
            if (trap.saysNoSuchItem()) {
                return false;
            }
            throw trap;
        }
    }
}
