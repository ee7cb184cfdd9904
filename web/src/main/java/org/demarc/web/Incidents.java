package org.demarc.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.demarc.settings.boundary.DatabaseWatch;

/** Numbers for faults: what the caller is told and what the log line carries. */
public final class Incidents {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Incidents() {}

    /** Logs the fault under a new number and returns the number. */
    public static String log(Throwable fault) {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        String number = HexFormat.of().formatHex(bytes);
        if (DatabaseWatch.isAway(fault)) {
            WebLog.LOG.databaseAway(number);
        } else {
            WebLog.LOG.fault(number, fault);
        }
        return number;
    }
}
