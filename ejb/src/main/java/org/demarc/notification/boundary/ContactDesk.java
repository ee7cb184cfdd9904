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
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Users;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.event.entity.Events;
import org.demarc.notification.control.ContactCheck;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.Channels;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.ContactDraft;
import org.demarc.notification.entity.Contacts;
import org.demarc.notification.entity.NotificationProblem;
import org.jspecify.annotations.Nullable;

/** Where users are told: everybody his own, and all of them for whoever configures contacts. */
@Stateless
@Requires
public class ContactDesk {

    private static final int MOST_OF_ONE = 50;

    @Inject
    Contacts contacts;

    @Inject
    Channels channels;

    @Inject
    Users users;

    @Inject
    Events events;

    @Inject
    Postman postman;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Whether the caller may see and change those of others. */
    public boolean mayAll() {
        return caller.may(Permission.NOTIFICATIONS_CONFIGURE_CONTACTS)
                || caller.may(Permission.NOTIFICATIONS_FULL_ACCESS);
    }

    /**
     * Contacts that the caller may see.
     *
     * @param userId whose; null: all that he may see
     */
    public Page<Contact> page(PageRequest request, @Nullable Long userId) {
        return contacts.page(request, mayAll() ? userId : (Long) caller.caller().id());
    }

    /**
     * One contact.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#UNKNOWN_CONTACT}, also when it is somebody else's business
     */
    public Contact contact(long id) {
        return contacts.withId(id)
                .filter(contact ->
                        mayAll() || contact.userId() == caller.caller().id())
                .orElseThrow(() -> NotificationProblem.UNKNOWN_CONTACT.because("contact " + id));
    }

    /**
     * Adds a contact.
     *
     * @param userId whose; null: the caller's
     * @throws org.demarc.ProblemException any of {@link NotificationProblem} about contacts, {@link AccessProblem#FORBIDDEN}
     */
    public Contact add(@Nullable Long userId, ContactDraft draft) {
        long owner = userId == null ? caller.caller().id() : userId;
        if (owner != caller.caller().id() && !mayAll()) {
            throw AccessProblem.FORBIDDEN.because("needs " + Permission.NOTIFICATIONS_CONFIGURE_CONTACTS.key());
        }
        if (users.withId(owner).isEmpty()) {
            throw NotificationProblem.UNKNOWN_USER.because("user " + owner);
        }
        if (contacts.numberOf(owner) >= MOST_OF_ONE) {
            throw NotificationProblem.BAD_CONTACT.because("a user has at most 50 contacts");
        }
        check(draft);
        Contact added = contact(contacts.add(owner, draft, caller.caller().login()));
        audit.record("contact:added", "contact", added.id(), null, added);
        return added;
    }

    /**
     * Adds a contact of whoever has that login; nothing: the caller's own.
     *
     * @throws org.demarc.ProblemException as {@link #add}
     */
    public Contact addFor(String login, ContactDraft draft) {
        if (login.isEmpty()) {
            return add(null, draft);
        }
        long owner = users.withLogin(login)
                .orElseThrow(() -> NotificationProblem.UNKNOWN_USER.because(login))
                .id();
        return add(owner, draft);
    }

    /** Device groups that the caller may choose: those that he sees. */
    public List<Users.GroupRef> groups() {
        return users.deviceGroups().stream()
                .filter(group -> caller.seesGroup(group.id()))
                .toList();
    }

    /** Names of events to choose from. */
    public List<String> eventNames() {
        return events.names();
    }

    /**
     * Changes a contact; {@code version} is the one that the caller saw.
     *
     * @throws org.demarc.ProblemException any of {@link NotificationProblem} about contacts
     */
    public Contact change(long id, int version, ContactDraft draft) {
        Contact before = contact(id);
        check(draft);
        if (!contacts.change(id, version, draft, caller.caller().login())) {
            throw NotificationProblem.CHANGED_MEANWHILE.because(before.address());
        }
        Contact after = contact(id);
        audit.record("contact:changed", "contact", id, before, after);
        return after;
    }

    /** Removes a contact; what waits for it is not told. */
    public void remove(long id) {
        Contact before = contact(id);
        contacts.remove(id);
        audit.record("contact:removed", "contact", id, before, null);
    }

    /** Sends a test message to a contact, and says in words what is wrong. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Tried test(long id) {
        Contact contact = contact(id);
        Tried tried = postman.tried(channelOf(contact.channelId()), contact.address());
        audit.record("contact:tested", "contact", id, null, Map.of("sent", tried.sent()));
        return tried;
    }

    private void check(ContactDraft draft) {
        ContactCheck.of(channelOf(draft.channelId()).kind(), draft);
    }

    private Channel channelOf(long id) {
        return channels.withId(id).orElseThrow(() -> NotificationProblem.UNKNOWN_CHANNEL.because("channel " + id));
    }
}
