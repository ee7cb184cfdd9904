package org.demarc.console.control;

/** Remembers the ssh key that a device showed first. */
public interface HostKeys {

    /** True when the device may be this one: it is the first key of it, or the same as before. */
    boolean isKnown(String fingerprint);
}
