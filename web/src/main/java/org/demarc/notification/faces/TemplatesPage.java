package org.demarc.notification.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.notification.boundary.TemplateDesk;
import org.demarc.notification.control.Content;
import org.demarc.notification.control.DefaultTemplates;
import org.demarc.notification.control.Variable;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.Occasion;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** How messages read: one template at a time, with a preview. */
@Named
@ViewScoped
public class TemplatesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    TemplateDesk desk;

    @Inject
    Texts texts;

    private ChannelKind kind = ChannelKind.MAIL;
    private String language = "en";
    private Occasion occasion = Occasion.OPENED;
    private String subject = "";
    private String body = "";
    private String html = "";
    private boolean own;
    private @Nullable Long eventId;
    private transient @Nullable Content preview;

    @PostConstruct
    void open() {
        language = DefaultTemplates.LANGUAGES.contains(FacesContext.getCurrentInstance()
                        .getViewRoot()
                        .getLocale()
                        .getLanguage())
                ? FacesContext.getCurrentInstance().getViewRoot().getLocale().getLanguage()
                : "en";
        choose();
    }

    /** Shows the template that was chosen. */
    public void choose() {
        show(desk.template(kind, language, occasion));
    }

    private void show(MessageTemplate template) {
        subject = template.subject();
        body = template.body();
        html = template.html();
        own = template.version() != null;
        preview = null;
    }

    private MessageTemplate typed() {
        return new MessageTemplate(
                kind,
                language,
                occasion,
                isMail() ? subject.strip() : "",
                body.replace("\r\n", "\n"),
                isMail() ? html.replace("\r\n", "\n") : "",
                null);
    }

    public void save() {
        show(desk.put(typed()));
        say("notification.templateSaved");
    }

    public void reset() {
        show(desk.reset(kind, language, occasion));
        say("notification.templateReset");
    }

    public void look() {
        preview = desk.preview(typed(), eventId);
    }

    private void say(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get(key), ""));
    }

    public @Nullable Content getPreview() {
        return preview;
    }

    public boolean isMail() {
        return kind == ChannelKind.MAIL;
    }

    public boolean isOwn() {
        return own;
    }

    /** What may be named, as it is written. */
    public List<String> getVariables() {
        return Variable.of(occasion).stream()
                .map(variable -> "{{" + variable.key() + "}}")
                .toList();
    }

    public ChannelKind[] getKinds() {
        return ChannelKind.values();
    }

    public Occasion[] getOccasions() {
        return Occasion.values();
    }

    public List<String> getLanguages() {
        return DefaultTemplates.LANGUAGES;
    }

    public ChannelKind getKind() {
        return kind;
    }

    public void setKind(ChannelKind kind) {
        this.kind = kind;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Occasion getOccasion() {
        return occasion;
    }

    public void setOccasion(Occasion occasion) {
        this.occasion = occasion;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject == null ? "" : subject;
    }

    public String getBody() {
        return body;
    }

    public void setBody(@Nullable String body) {
        this.body = body == null ? "" : body;
    }

    public String getHtml() {
        return html;
    }

    public void setHtml(@Nullable String html) {
        this.html = html == null ? "" : html;
    }

    public @Nullable Long getEventId() {
        return eventId;
    }

    public void setEventId(@Nullable Long eventId) {
        this.eventId = eventId;
    }
}
