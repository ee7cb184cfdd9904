package org.demarc.provisioning.control;

import org.demarc.provisioning.entity.AccountKind;

/**
 * A new comment for a row that is otherwise as it was read.
 *
 * @param rosId the router's id of the row
 * @param key user name or MAC address that the row must have
 * @param address {@code remote-address} or {@code address} that the row must have
 * @param before the comment that it must have
 * @param after the comment that it gets
 */
public record CommentChange(AccountKind kind, String rosId, String key, String address, String before, String after) {

    /** The way back. */
    public CommentChange reversed() {
        return new CommentChange(kind, rosId, key, address, after, before);
    }
}
