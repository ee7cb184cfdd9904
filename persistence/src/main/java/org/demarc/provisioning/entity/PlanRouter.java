package org.demarc.provisioning.entity;

/**
 * What a plan would do on one router.
 *
 * @param managed Demarc's accounts on the router, for the limits
 * @param sessions open PPP sessions on it
 * @param message why it could not be read, empty when it could
 */
public record PlanRouter(
        long routerId,
        String routerName,
        int adds,
        int sets,
        int removes,
        int kicks,
        int unchanged,
        int conflicts,
        int waiting,
        int managed,
        int sessions,
        String message) {

    /** Rows that would be written. */
    public int writes() {
        return adds + sets + removes;
    }
}
