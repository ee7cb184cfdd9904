package org.demarc.device.control;

/**
 * A VLAN that a port is in.
 *
 * @param name empty where the device does not say
 * @param untagged false: tagged
 */
public record VlanRow(int vlan, String name, boolean untagged) {}
