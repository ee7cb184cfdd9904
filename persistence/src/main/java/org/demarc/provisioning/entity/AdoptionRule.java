package org.demarc.provisioning.entity;

/** What a match leans on, strongest first (ucrm-routeros.md 8.4). */
public enum AdoptionRule {
    /** Demarc's own tag. */
    TAG,
    /** One of the predecessor's comment forms. */
    OLD_COMMENT,
    USERNAME,
    USERNAME_IGNORING_CASE,
    MAC,
    /** The service's manual address, or the one that the address book has for it. */
    ADDRESS,
    NONE
}
