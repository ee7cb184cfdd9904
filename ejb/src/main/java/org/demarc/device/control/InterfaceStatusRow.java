package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * State of a port.
 *
 * @param status Up, Down or Unknown
 * @param adminState Enabled, Disabled, Testing; empty where the device does not say
 * @param speedMbps present speed in Mbit/s
 * @param duplex Half, Full; empty where the device does not say
 * @param lastChangeTicks sysUpTime at the last change of state, hundredths of a second
 * @param linkMode negotiated mode such as 100-Full, Down while there is no link; empty where the device does not say
 * @param adminMode configured mode such as Auto; empty where the device does not say
 * @param medium Copper or Fiber; empty where the device does not say
 * @param addressLearning Enabled or Disabled; empty where the device does not say
 */
public record InterfaceStatusRow(
        String bindKey,
        String status,
        String adminState,
        @Nullable Long speedMbps,
        String duplex,
        @Nullable Long lastChangeTicks,
        String linkMode,
        String adminMode,
        String medium,
        String addressLearning) {}
