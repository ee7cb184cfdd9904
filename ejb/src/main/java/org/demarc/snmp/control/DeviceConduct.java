package org.demarc.snmp.control;

/**
 * What a device has shown in earlier conversations, so that the next one suits it. Comes back with every read; whoever polls a device
 * regularly keeps it and hands it in again (snmp-engine.md 4 and 6.3).
 *
 * @param budget variable bindings to ask for in one request, 1..200; 0 = never met, the engine starts at 32
 * @param shrunk true after a halving: then the budget grows one step only after 10 clean cycles
 * @param cleanCycles cycles in a row without time-out or tooBig
 * @param longestMs longest answer of the last cycle, ms; 0 = unknown
 * @param longestBeforeMs longest answer of the cycle before, ms; 0 = unknown
 * @param varBinds variable bindings of the last poll; 0 = unknown
 * @param silentCycles cycles in a row in which it said nothing
 */
public record DeviceConduct(
        int budget,
        boolean shrunk,
        int cleanCycles,
        int longestMs,
        int longestBeforeMs,
        int varBinds,
        int silentCycles) {

    /** A device never met before. */
    public static final DeviceConduct UNKNOWN = new DeviceConduct(0, false, 0, 0, 0, 0, 0);

    /** What a switch brings with its tables (snmp-engine.md 6.4): no less is expected of a device never met before. */
    static final int LEAST_EXPECTED = 2000;

    /**
     * How many variable bindings its poll will probably bring: as many as the last one.
     *
     * @param usual what is expected of a device that nothing is known about
     */
    long expectedVarBinds(long usual) {
        return varBinds > 0 ? varBinds : usual;
    }

    /** Whether it is known how much it brings. */
    boolean isKnown() {
        return varBinds > 0;
    }
}
