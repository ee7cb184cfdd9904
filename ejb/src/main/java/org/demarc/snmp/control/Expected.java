package org.demarc.snmp.control;

/**
 * What a conversation will probably bring (snmp-engine.md 6.4).
 *
 * @param atFirst how many variable bindings count as held from its beginning on
 * @param whole how many count as soon as it asks for more than that
 * @param brief it asks for single values or one line only, so that what it brings is known beforehand
 */
record Expected(long atFirst, long whole, boolean brief) {

    private static final int TABLE_OF_ONE_LINE = 100;

    /**
     * Of a device that said nothing the last time only what it is asked first counts until it answers: those that are dead take no room from
     * those that live.
     *
     * @param usual what is expected of a device that nothing is known about
     */
    static Expected of(PollRequest request, long usual) {
        if (request.brief()) {
            long all = (long) request.scalars().instances().size()
                    + DevicePoll.PROBED
                    + (long) TABLE_OF_ONE_LINE * request.tables().size();
            return new Expected(all, all, true);
        }
        long whole = request.conduct().expectedVarBinds(usual);
        boolean wasSilent = request.conduct().silentCycles() > 0;
        return new Expected(wasSilent ? Math.min(whole, DevicePoll.MOST_PROBED) : whole, whole, false);
    }

    /** The same of one that has shown by now that it brings so many; 0 when it has shown nothing. */
    Expected atLeast(long shown) {
        if (shown == 0) {
            return this;
        }
        long most = Math.max(whole, shown);
        return new Expected(most, most, brief);
    }
}
