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

    /** One part in so many of what a known device brings is not counted beforehand. */
    private static final int UNCOUNTED_PART = 8;

    /**
     * Of a device that said nothing the last time only what it is asked first counts until it answers: those that are dead take no room from
     * those that live. Of one that is known not quite all counts at first: when it comes to its end others have ended and are stored, and
     * counting its last bindings all that time would leave room that nobody uses. They count when they are asked for ({@link Room#claim}), so
     * that the bound holds all the same.
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
        if (request.conduct().silentCycles() > 0) {
            return new Expected(Math.min(whole, DevicePoll.MOST_PROBED), whole, false);
        }
        return new Expected(request.conduct().isKnown() ? whole - whole / UNCOUNTED_PART : whole, whole, false);
    }

    /** How many it will bring beyond what counts at first, as far as others are to know: nobody waits for who is probably dead. */
    long uncounted() {
        return whole - atFirst <= whole / UNCOUNTED_PART ? whole - atFirst : 0;
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
