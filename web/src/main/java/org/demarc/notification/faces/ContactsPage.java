package org.demarc.notification.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.demarc.access.entity.Users;
import org.demarc.event.entity.Severity;
import org.demarc.notification.boundary.ChannelDesk;
import org.demarc.notification.boundary.ContactDesk;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.QuietHours;
import org.demarc.notification.entity.Subscription;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Where one is told, or everybody is, and one form. */
@Named
@ViewScoped
public class ContactsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ContactDesk desk;

    @Inject
    ChannelDesk channels;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<Contact> model;
    private ContactForm form = new ContactForm();

    public PagedModel<Contact> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request, null), contact -> Long.toString(contact.id()));
        }
        return model;
    }

    public boolean isAll() {
        return desk.mayAll();
    }

    public void begin() {
        form = new ContactForm();
    }

    public void edit(Contact contact) {
        form = new ContactForm(contact);
    }

    public void save() {
        if (form.isNew()) {
            desk.addFor(form.getLogin(), form.draft());
        } else {
            desk.change(form.getId(), form.getVersion(), form.draft());
        }
    }

    public void remove(Contact contact) {
        desk.remove(contact.id());
    }

    public void test(Contact contact) {
        ChannelsPage.say(desk.test(contact.id()), texts);
    }

    /** Of what it is told, in one line. */
    public String wants(Contact contact) {
        Subscription wanted = contact.subscription();
        String severities = wanted.severities().stream()
                .sorted()
                .map(severity -> texts.word("event.severity", severity))
                .collect(Collectors.joining(", "));
        boolean isAny = wanted.names().isEmpty()
                && wanted.namesNot().isEmpty()
                && wanted.groupIds().isEmpty();
        return severities + (isAny ? "" : "; " + texts.get("notification.narrowed"));
    }

    /** When it is left alone, in one line; empty for never. */
    public String quiet(Contact contact) {
        QuietHours quiet = contact.quiet();
        return quiet == null
                ? ""
                : quiet.hours().from() + "–" + quiet.hours().until() + " "
                        + quiet.hours().zone().getId();
    }

    public List<ChannelDesk.Choice> getChannels() {
        return steady.of("channels", channels::choices);
    }

    public List<Users.GroupRef> getGroups() {
        return steady.of("groups", desk::groups);
    }

    public List<String> getEventNames() {
        return steady.of("names", desk::eventNames);
    }

    public Severity[] getAllSeverities() {
        return Severity.values();
    }

    public ContactForm getForm() {
        return form;
    }
}
