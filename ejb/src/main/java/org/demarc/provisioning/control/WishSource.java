package org.demarc.provisioning.control;

import org.demarc.provisioning.entity.ServiceKey;

/** A billing that can be asked again what it wants for a service. Partners implement it. */
public interface WishSource {

    /** Whether services of this source are this billing's. */
    boolean serves(String source);

    /**
     * Asks for the service to be looked at again soon; returns before it was.
     *
     * @param cause for people, for instance {@code operator anna}
     */
    void evaluate(ServiceKey service, String cause);
}
