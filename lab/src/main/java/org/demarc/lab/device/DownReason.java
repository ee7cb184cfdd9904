package org.demarc.lab.device;

/** Why a line went down last. */
public enum DownReason {
    /** The fibre or cable is broken: the far end goes silent. */
    FIBRE_CUT,
    /** The customer's device lost its power and said so with its last breath. */
    POWER_LOSS,
    /** An operator switched it off. */
    DISABLED
}
