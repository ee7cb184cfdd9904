package org.demarc.notification.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.notification.control.ChannelCheck;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.ChannelDraft;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Channels;
import org.demarc.notification.entity.NotificationProblem;

/** Ways to tell, for whoever has full access to notifications. */
@Stateless
@Requires(Permission.NOTIFICATIONS_FULL_ACCESS)
public class ChannelDesk {

    @Inject
    Channels channels;

    @Inject
    Postman postman;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** A channel for whoever chooses one: its settings are not his business. */
    public record Choice(long id, String name, ChannelKind kind) {}

    public Page<Channel> page(PageRequest request) {
        return channels.page(request);
    }

    /** Channels that are switched on, for anybody who is signed in. */
    @Requires
    public List<Choice> choices() {
        return channels.enabled().stream()
                .map(channel -> new Choice(channel.id(), channel.name(), channel.kind()))
                .toList();
    }

    /**
     * One channel.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#UNKNOWN_CHANNEL}
     */
    public Channel channel(long id) {
        return channels.withId(id).orElseThrow(() -> NotificationProblem.UNKNOWN_CHANNEL.because("channel " + id));
    }

    /**
     * Adds a channel.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_CHANNEL}, {@link NotificationProblem#CHANNEL_NAME_TAKEN}
     */
    public Channel add(ChannelDraft draft) {
        ChannelCheck.of(draft);
        Channel added = channel(channels.add(draft, caller.caller().login()));
        audit.record("notification-channel:added", "notification-channel", added.id(), null, added);
        return added;
    }

    /**
     * Changes a channel; {@code version} is the one that the caller saw, the kind stays.
     *
     * @throws org.demarc.ProblemException any of {@link NotificationProblem} about channels
     */
    public Channel change(long id, int version, ChannelDraft draft) {
        Channel before = channel(id);
        ChannelCheck.of(draft);
        if (before.kind() != draft.kind()) {
            throw NotificationProblem.BAD_CHANNEL.because("the kind of a channel stays; add another one");
        }
        if (!channels.change(id, version, draft, caller.caller().login())) {
            throw NotificationProblem.CHANGED_MEANWHILE.because(before.name());
        }
        Channel after = channel(id);
        audit.record("notification-channel:changed", "notification-channel", id, before, after);
        return after;
    }

    /**
     * Removes a channel by which nobody is told.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#CHANNEL_IN_USE}
     */
    public void remove(long id) {
        Channel before = channel(id);
        long contacts = channels.contactsOf(id);
        if (contacts > 0) {
            throw NotificationProblem.CHANNEL_IN_USE.because(before.name() + ": " + contacts);
        }
        channels.remove(id);
        audit.record("notification-channel:removed", "notification-channel", id, before, null);
    }

    /** Sends a test message by a channel that is there, and says in words what is wrong. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Tried test(long id, String address) {
        Channel channel = channel(id);
        Tried tried = postman.tried(channel, address);
        audit.record("notification-channel:tested", "notification-channel", id, null, Map.of("sent", tried.sent()));
        return tried;
    }
}
