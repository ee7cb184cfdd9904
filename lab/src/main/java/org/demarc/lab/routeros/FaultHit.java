package org.demarc.lab.routeros;

/**
 * A command that a fault has hit. A test that lets something go wrong shows by it that it did.
 *
 * @param command its path, e.g. {@code /ppp/secret/add}
 */
public record FaultHit(Fault.Kind kind, String command) {}
