package org.demarc.device.control;

/** A profile file that cannot be used; says the file, the place and why. */
public final class ProfileFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProfileFault(String file, String reason) {
        super(file + ": " + reason);
    }

    ProfileFault(String file, Exception cause) {
        super(file + ": " + cause.getMessage(), cause);
    }
}
