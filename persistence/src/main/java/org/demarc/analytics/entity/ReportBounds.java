package org.demarc.analytics.entity;

/**
 * From where on something is worth a report.
 *
 * @param minRxDbm weakest good level
 * @param maxRxDbm strongest good level
 * @param minSfpDbm weakest good level that a transceiver in a port receives
 * @param maxSfpDbm strongest
 * @param fadingDb fall of a level within a week
 * @param flaps losses of an ONU within 24 hours
 * @param changes an ONU with more changes of its status within 24 hours is on the blacklist
 * @param activeSeconds age up to which a MAC counts as active
 * @param mostMacs ports with more active MACs lead to other devices
 * @param busyPercent utilisation of a link
 */
public record ReportBounds(
        double minRxDbm,
        double maxRxDbm,
        double minSfpDbm,
        double maxSfpDbm,
        double fadingDb,
        int flaps,
        int changes,
        int activeSeconds,
        int mostMacs,
        int busyPercent) {}
