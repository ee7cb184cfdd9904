package org.demarc.billing.control;

/** An operator, or a lease that was lost, wants the run to end here. What has been written stays. */
public class RunStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunStopped() {
        super("stopped");
    }
}
