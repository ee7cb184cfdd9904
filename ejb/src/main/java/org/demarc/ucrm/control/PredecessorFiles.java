package org.demarc.ucrm.control;

/**
 * The predecessor's configuration as texts of its files (ucrm-routeros.md 11.1); empty for a file that is not there.
 *
 * @param devices {@code devices.json}
 * @param pppPool {@code ppp_pool.json} or {@code pppoe_pool.json}
 * @param dhcpExcl {@code dhcp_excl.json}
 * @param services its table {@code services} as lines of values separated by commas, bars or tabs, with or without a heading
 */
public record PredecessorFiles(String devices, String pppPool, String dhcpExcl, String services) {}
