package org.demarc.lab.routeros;

/**
 * Someone who may log in on the simulated router.
 *
 * @param write may change rows; otherwise writes answer {@code not enough permissions (9)}
 * @param sensitive sees {@code password} fields in prints
 */
public record RouterUser(String name, String password, boolean write, boolean sensitive) {

    /** A user of the group {@code full}. */
    public static RouterUser full(String name, String password) {
        return new RouterUser(name, password, true, true);
    }

    /** A user who reads everything but passwords. */
    public static RouterUser readOnly(String name, String password) {
        return new RouterUser(name, password, false, false);
    }

    @Override
    public String toString() {
        return name;
    }
}
