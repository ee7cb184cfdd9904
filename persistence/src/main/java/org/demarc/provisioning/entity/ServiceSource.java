package org.demarc.provisioning.entity;

/**
 * A source whose services other programs tell by requests.
 *
 * @param code stands in tags and paths, 1 to 32 letters, digits, dots, dashes and underscores
 * @param kind {@code jms}
 * @param bothGiven what a user name together with a MAC address means: DHCP, PPPOE or PPPOE_WITH_CALLER_ID
 * @param commentTemplate text of a row's comment after its tag
 */
public record ServiceSource(long id, String code, String name, String kind, String bothGiven, String commentTemplate) {}
