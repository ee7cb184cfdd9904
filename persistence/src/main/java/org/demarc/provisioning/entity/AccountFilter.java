package org.demarc.provisioning.entity;

/** What services of a list have in common; empty texts and 0 mean anything. */
public record AccountFilter(String source, String state, long routerId, String clientId, String plan) {

    public static final AccountFilter ALL = new AccountFilter("", "", 0, "", "");
}
