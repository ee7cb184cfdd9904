package org.demarc.subscriber.entity;

/**
 * What the billing says about where a subscriber's wire ends.
 *
 * @param kind how the line is named
 * @param deviceIp address of the switch, empty for an ONU
 * @param value the ONU's identifier in canonical form, or the port's name or number
 */
public record LineHint(Kind kind, String deviceIp, String value) {

    /** How a line is named. */
    public enum Kind {
        ONU,
        PORT
    }
}
