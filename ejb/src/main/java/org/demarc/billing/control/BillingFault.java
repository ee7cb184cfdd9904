package org.demarc.billing.control;

/** The billing did not give what a run needs: the run fails with these words and changes nothing. */
public class BillingFault extends Exception {

    private static final long serialVersionUID = 1L;

    public BillingFault(String message) {
        super(message);
    }

    public BillingFault(String message, Throwable cause) {
        super(message, cause);
    }
}
