package org.demarc.port.entity;

import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of ports; null does not.
 *
 * @param status Up, Down or Unknown
 * @param adminState as devices are understood: Enabled, Disabled, Testing
 * @param type of port: GE, SFP, PON ...
 */
public record PortFilter(
        @Nullable String status,
        @Nullable String adminState,
        @Nullable String type) {

    /** Every port. */
    public static final PortFilter NONE = new PortFilter(null, null, null);
}
