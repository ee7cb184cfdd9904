package org.demarc.provisioning.entity;

/**
 * A service that a look at a billing wants suspended or resumed.
 *
 * @param action suspend or resume
 * @param router where its account is, empty for nowhere yet
 * @param subscriber his id at the billing
 * @param state what the billing says about him
 * @param done whether the run did it; false after a dry run, beyond the limits, and for what a stopped run had not come to
 */
public record SuspensionRow(
        long id, ServiceKey service, String action, String router, String subscriber, String state, boolean done) {}
