package org.demarc.notification.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.notification.boundary.ChannelDesk;
import org.demarc.notification.boundary.Tried;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MailSecurity;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Ways to tell, one form, and a test message. */
@Named
@ViewScoped
public class ChannelsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ChannelDesk desk;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<Channel> model;
    private ChannelForm form = new ChannelForm();
    private long tested;
    private String address = "";

    public PagedModel<Channel> getModel() {
        if (model == null) {
            model = new PagedModel<>(desk::page, channel -> Long.toString(channel.id()));
        }
        return model;
    }

    public void begin() {
        form = new ChannelForm();
    }

    public void edit(Channel channel) {
        form = new ChannelForm(channel);
    }

    public void save() {
        if (form.isNew()) {
            desk.add(form.draft());
        } else {
            desk.change(form.getId(), form.getVersion(), form.draft());
        }
    }

    public void remove(Channel channel) {
        desk.remove(channel.id());
    }

    public void beginTest(Channel channel) {
        tested = channel.id();
        address = "";
    }

    public void test() {
        say(desk.test(tested, address), texts);
    }

    /** Says on the page what came of a test. */
    static void say(Tried tried, Texts texts) {
        FacesMessage message = tried.sent()
                ? new FacesMessage(texts.get("notification.tested"), "")
                : new FacesMessage(
                        FacesMessage.SEVERITY_WARN, texts.get("notification.notTested"), texts.say(tried.why()));
        FacesContext.getCurrentInstance().addMessage(null, message);
    }

    /** Where a channel goes, in one line. */
    public String place(Channel channel) {
        return channel.kind() == ChannelKind.MAIL ? channel.host() + ":" + channel.port() : channel.url();
    }

    public ChannelKind[] getKinds() {
        return ChannelKind.values();
    }

    public MailSecurity[] getSecurities() {
        return MailSecurity.values();
    }

    public ChannelForm getForm() {
        return form;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address == null ? "" : address.strip();
    }
}
