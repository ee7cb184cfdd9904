package org.demarc.device.faces;

import java.io.Serializable;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** The fields of an access profile as a person types them; an empty secret leaves the stored one. */
public class AccessProfileForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable Long id;
    private int version;
    private String name = "";
    private String snmpVersion = "2c";
    private @Nullable Integer snmpPort;
    private @Nullable Integer snmpTimeoutMs;
    private @Nullable Integer snmpAttempts;
    private String readCommunity = "";
    private String writeCommunity = "";
    private @Nullable Integer apiPort;
    private boolean apiTls;
    private String login = "";
    private String password = "";
    private @Nullable String consoleKind;
    private @Nullable Integer consolePort;
    private @Nullable Integer consoleTimeoutMs;

    static AccessProfileForm of(AccessProfile profile) {
        AccessProfileForm form = new AccessProfileForm();
        form.id = profile.id();
        form.version = profile.version();
        form.name = profile.name();
        form.snmpVersion = profile.snmpVersion() == null ? "" : profile.snmpVersion();
        form.snmpPort = profile.snmpPort();
        form.snmpTimeoutMs = profile.snmpTimeoutMs();
        form.snmpAttempts = profile.snmpAttempts();
        form.apiPort = profile.apiPort();
        form.apiTls = Boolean.TRUE.equals(profile.apiTls());
        form.login = profile.login() == null ? "" : profile.login();
        form.consoleKind = profile.consoleKind();
        form.consolePort = profile.consolePort();
        form.consoleTimeoutMs = profile.consoleTimeoutMs();
        return form;
    }

    AccessProfileDraft draft() {
        return new AccessProfileDraft(
                name,
                snmpVersion.isEmpty() ? null : snmpVersion,
                snmpPort,
                snmpTimeoutMs,
                snmpAttempts,
                typed(readCommunity),
                typed(writeCommunity),
                consoleKind,
                consolePort,
                consoleTimeoutMs,
                apiPort,
                apiTls,
                login.isEmpty() ? null : login,
                typed(password));
    }

    private static @Nullable Secret typed(String text) {
        return text.isEmpty() ? null : Secret.of(text);
    }

    @Nullable
    Long id() {
        return id;
    }

    int version() {
        return version;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = orEmpty(name);
    }

    public String getSnmpVersion() {
        return snmpVersion;
    }

    public void setSnmpVersion(@Nullable String snmpVersion) {
        this.snmpVersion = orEmpty(snmpVersion);
    }

    public @Nullable Integer getSnmpPort() {
        return snmpPort;
    }

    public void setSnmpPort(@Nullable Integer snmpPort) {
        this.snmpPort = snmpPort;
    }

    public @Nullable Integer getSnmpTimeoutMs() {
        return snmpTimeoutMs;
    }

    public void setSnmpTimeoutMs(@Nullable Integer snmpTimeoutMs) {
        this.snmpTimeoutMs = snmpTimeoutMs;
    }

    public @Nullable Integer getSnmpAttempts() {
        return snmpAttempts;
    }

    public void setSnmpAttempts(@Nullable Integer snmpAttempts) {
        this.snmpAttempts = snmpAttempts;
    }

    public String getReadCommunity() {
        return readCommunity;
    }

    public void setReadCommunity(@Nullable String readCommunity) {
        this.readCommunity = orEmpty(readCommunity);
    }

    public String getWriteCommunity() {
        return writeCommunity;
    }

    public void setWriteCommunity(@Nullable String writeCommunity) {
        this.writeCommunity = orEmpty(writeCommunity);
    }

    public @Nullable Integer getApiPort() {
        return apiPort;
    }

    public void setApiPort(@Nullable Integer apiPort) {
        this.apiPort = apiPort;
    }

    public boolean isApiTls() {
        return apiTls;
    }

    public void setApiTls(boolean apiTls) {
        this.apiTls = apiTls;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = orEmpty(login);
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = orEmpty(password);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
