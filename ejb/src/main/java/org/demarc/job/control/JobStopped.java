package org.demarc.job.control;

/** Somebody asked the run to stop, and it did. */
public class JobStopped extends Exception {

    private static final long serialVersionUID = 1L;

    public JobStopped() {
        super("stopped on request");
    }
}
