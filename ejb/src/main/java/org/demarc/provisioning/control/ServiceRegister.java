package org.demarc.provisioning.control;

import java.util.Set;

/** A billing whose services can be read all at once. Partners implement it. */
public interface ServiceRegister {

    /** Codes of the sources that can be read. */
    Set<String> sources();

    /**
     * Reads what the source wants for all of its services. Takes as long as the billing takes: never in a transaction.
     *
     * @param expected services that have an account: those that the list lacks are looked at one by one
     * @param named whether clients that were renamed while nobody told are looked for, which takes longer; otherwise they are called as
     *     they were told last
     */
    RegisterReading read(String source, Set<String> expected, boolean named);
}
