package org.demarc.provisioning.control;

/**
 * One subscriber's row on a router as it must be: complete, so that comparing it with the router's row says everything
 * that has to be written.
 */
public sealed interface DesiredAccount permits PppoeAccount, LeaseAccount {

    /** Which service the row belongs to. */
    AccountTag tag();

    /** The whole comment; begins with the tag. */
    String comment();

    /** The IPv4 address of the account as text, or a pool's name; empty for none (PPPoE only). */
    String address();

    /** What the router knows the account by: the user name or the MAC address. */
    String naturalKey();
}
