package org.demarc.provisioning.control;

/**
 * Fired as a CDI event, outside any transaction, when a router that had failed answers again, or when its settings have
 * changed: what was parked for it is worth another try now. May be fired more than once.
 */
public record RouterBack(long routerId) {}
