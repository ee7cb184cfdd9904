package org.demarc.routeros.control;

import org.demarc.provisioning.control.DriverOutcome;

/** A piece of work that can be begun anew at any time, because it looks before it writes. */
interface RouterWork {

    DriverOutcome attempt(RouterSession session) throws RouterFault, Stop;

    /** Says what a router's refusal means for this work, where it means something special. */
    void explain(RouterFault.Trap trap, String router) throws Stop;
}
