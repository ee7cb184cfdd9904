package org.demarc.ucrm.entity;

/** Whether a hook counts only after the CRM has confirmed it. */
public enum Verification {
    REQUIRED,
    OFF
}
