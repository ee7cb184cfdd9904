package org.demarc.link.entity;

/**
 * A link as a person wants it.
 *
 * @param uplink whether it is the uplink of {@code from}'s device; otherwise which end is named first says nothing
 */
public record LinkDraft(LinkEnd from, LinkEnd to, boolean uplink, String note) {

    public LinkDraft {
        if (from.deviceId() == to.deviceId()) {
            throw LinkProblem.SAME_DEVICE.because("device " + from.deviceId());
        }
    }

    boolean isInOrder() {
        return from.deviceId() < to.deviceId();
    }

    /** The end of the older device. */
    LinkEnd a() {
        return isInOrder() ? from : to;
    }

    LinkEnd b() {
        return isInOrder() ? to : from;
    }
}
