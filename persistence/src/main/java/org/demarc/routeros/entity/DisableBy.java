package org.demarc.routeros.entity;

/** What suspends an account: the disabled profile or list, the row's own flag, or both (ucrm-routeros.md 5.5). */
public enum DisableBy {
    PROFILE,
    FLAG,
    BOTH
}
