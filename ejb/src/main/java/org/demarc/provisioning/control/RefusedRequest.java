package org.demarc.provisioning.control;

/** A request that is not carried out; flies from where it is noticed to whoever answers. */
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code name of a {@link RequestFlaw} or a {@link ReasonCode}
     * @param text one sentence for people, without secrets
     */
    public RefusedRequest(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
