package org.demarc.ucrm.entity;

/** When a hook is answered. */
public enum AnswerMode {
    /** As soon as it is stored. */
    AT_ONCE,
    /** After the work, in the predecessor's words. */
    SYNC
}
