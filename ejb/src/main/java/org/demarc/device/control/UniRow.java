package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * LAN port of an ONU. Texts are empty where the device does not say.
 *
 * @param number counted by the device, from 1
 * @param status Up or Down
 * @param adminState Enabled or Disabled
 * @param speed such as 100, 1G, Auto-1G
 * @param duplex Half, Full or a word that begins with Auto
 * @param vlan native VLAN, null where the device does not say
 * @param vlanMode the device's word, such as Tagged
 */
public record UniRow(
        int number,
        String status,
        String adminState,
        String speed,
        String duplex,
        @Nullable Integer vlan,
        String vlanMode) {}
