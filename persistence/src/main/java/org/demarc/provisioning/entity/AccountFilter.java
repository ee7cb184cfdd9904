package org.demarc.provisioning.entity;

import java.io.Serializable;

/** What services of a list have in common; empty texts and 0 mean anything. */
public record AccountFilter(String source, String state, long routerId, String clientId, String plan)
        implements Serializable {

    public static final AccountFilter ALL = new AccountFilter("", "", 0, "", "");
}
