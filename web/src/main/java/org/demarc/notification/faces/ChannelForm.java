package org.demarc.notification.faces;

import java.io.Serializable;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.ChannelDraft;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MailSecurity;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** A channel as a person fills it in; a secret that is left empty stays as it is. */
public class ChannelForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SUBMISSION = 587;

    private long id;
    private int version;
    private String name = "";
    private ChannelKind kind = ChannelKind.MAIL;
    private boolean enabled = true;
    private String host = "";
    private int port = SUBMISSION;
    private MailSecurity security = MailSecurity.STARTTLS;
    private String login = "";
    private String secret = "";
    private Secret known = Secret.NONE;
    private String sender = "";
    private String url = "";

    /** A form for a new channel. */
    public ChannelForm() {}

    /** A form with what a channel says. */
    public ChannelForm(Channel channel) {
        id = channel.id();
        version = channel.version();
        name = channel.name();
        kind = channel.kind();
        enabled = channel.enabled();
        host = channel.host();
        port = channel.port() == 0 ? SUBMISSION : channel.port();
        security = channel.security();
        login = channel.login();
        known = channel.secret();
        sender = channel.sender();
        url = channel.url();
    }

    ChannelDraft draft() {
        boolean isMail = kind == ChannelKind.MAIL;
        return new ChannelDraft(
                name,
                kind,
                enabled,
                isMail ? host : "",
                isMail ? port : 0,
                security,
                isMail ? login : "",
                secret.isEmpty() ? known : Secret.of(secret),
                isMail ? sender : "",
                isMail ? "" : url);
    }

    public boolean isMail() {
        return kind == ChannelKind.MAIL;
    }

    public boolean isNew() {
        return id == 0;
    }

    public boolean isSecretKnown() {
        return !known.isEmpty();
    }

    public long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = text(name);
    }

    public ChannelKind getKind() {
        return kind;
    }

    public void setKind(ChannelKind kind) {
        this.kind = kind;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getHost() {
        return host;
    }

    public void setHost(@Nullable String host) {
        this.host = text(host);
    }

    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public MailSecurity getSecurity() {
        return security;
    }

    public void setSecurity(MailSecurity security) {
        this.security = security;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = text(login);
    }

    /** Never what is known. */
    public String getSecret() {
        return "";
    }

    public void setSecret(@Nullable String secret) {
        this.secret = text(secret);
    }

    public String getSender() {
        return sender;
    }

    public void setSender(@Nullable String sender) {
        this.sender = text(sender);
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(@Nullable String url) {
        this.url = text(url);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
