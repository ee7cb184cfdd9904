package org.demarc.routeros.control;

import java.io.IOException;

/** Why a router did not do what it was asked. */
public abstract sealed class RouterFault extends Exception {

    private static final long serialVersionUID = 1L;

    private RouterFault(String message) {
        super(message);
    }

    private RouterFault(String message, IOException cause) {
        super(message, cause);
    }

    /** The router understood and said no (ucrm-routeros.md 4.2). */
    public static final class Trap extends RouterFault {

        /** No category came with the trap. */
        public static final int NO_CATEGORY = -1;

        private static final long serialVersionUID = 1L;

        private final int category;

        public Trap(int category, String message) {
            super(message);
            this.category = category;
        }

        /** 0..7, or {@link #NO_CATEGORY}. */
        public int category() {
            return category;
        }

        /** The router's own words. */
        public String words() {
            return String.valueOf(getMessage());
        }

        boolean saysNoSuchItem() {
            return words().startsWith("no such item");
        }

        boolean saysNotPermitted() {
            return words().contains("not enough permissions");
        }
    }

    /** No connection came about: refused, time-out, TLS, or the circuit is open. Nothing was sent. */
    public static final class NoConnection extends RouterFault {

        private static final long serialVersionUID = 1L;

        private final Stage at;

        public NoConnection(String detail) {
            this(Stage.CONNECT, detail);
        }

        NoConnection(Stage at, String detail) {
            super(detail);
            this.at = at;
        }

        NoConnection(Stage at, String detail, IOException cause) {
            super(detail, cause);
            this.at = at;
        }

        /** How far the attempt got. */
        Stage at() {
            return at;
        }
    }

    /** What an attempt to connect does one after the other. */
    enum Stage {
        NAME,
        CONNECT,
        TLS,
        LOGIN
    }

    /** The connection ended or the time was up while an answer was due: nobody knows whether the command was carried out. */
    public static final class Lost extends RouterFault {

        private static final long serialVersionUID = 1L;

        private final boolean fatal;

        public Lost(String detail) {
            this(detail, false);
        }

        Lost(String detail, boolean fatal) {
            super(detail);
            this.fatal = fatal;
        }

        /** Whether the router itself said that it closes the connection. */
        boolean fatal() {
            return fatal;
        }
    }

    /** User and password are not accepted; trying again only brings a lock-out nearer. */
    public static final class LoginRefused extends RouterFault {

        private static final long serialVersionUID = 1L;

        public LoginRefused(String words) {
            super(words);
        }
    }

    /** Whether the router itself said no; else nothing is known but that no answer came. */
    public boolean isRefusal() {
        return this instanceof Trap || this instanceof LoginRefused;
    }

    /** The text for people, never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
