package org.demarc.provisioning.entity;

/**
 * A service that is out of service whatever its source wants.
 *
 * @param billingId the billing whose rule holds it
 * @param why for people
 * @param aim what its source wants, in provisioning's word
 * @param status the source's own word for it
 */
public record Hold(ServiceKey service, long billingId, String why, String aim, String status) {}
