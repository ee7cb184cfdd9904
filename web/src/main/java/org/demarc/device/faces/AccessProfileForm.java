package org.demarc.device.faces;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.SnmpV3;
import org.demarc.device.entity.SnmpV3Draft;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** The fields of an access profile as a person types them; an empty secret leaves the stored one unless it is to be taken away. */
public class AccessProfileForm implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Secrets that can be taken away each for itself; the passwords of version 3 go with their protocol. */
    private static final String READ = "readCommunity";

    private static final String WRITE = "writeCommunity";
    private static final String PASSWORD = "password";
    private static final String ENABLE = "enablePassword";

    private final Set<String> stored = new HashSet<>();
    private final Map<String, Boolean> takingAway = new HashMap<>();
    private @Nullable Long id;
    private int version;
    private String name = "";
    private String snmpVersion = "";
    private @Nullable Integer snmpPort;
    private @Nullable Integer snmpTimeoutMs;
    private @Nullable Integer snmpAttempts;
    private String readCommunity = "";
    private String writeCommunity = "";
    private String snmpUser = "";
    private String authProtocol = "";
    private String authPassword = "";
    private String privProtocol = "";
    private String privPassword = "";
    private String context = "";
    private @Nullable Integer apiPort;
    private String apiTls = "";
    private String login = "";
    private String password = "";
    private String enablePassword = "";
    private @Nullable String consoleKind;
    private @Nullable Integer consolePort;
    private @Nullable Integer consoleTimeoutMs;

    /** Nothing said yet: every field is the next level's. */
    static AccessProfileForm ofLevel() {
        AccessProfileForm form = new AccessProfileForm();
        form.snmpVersion = "";
        return form;
    }

    static AccessProfileForm of(AccessProfile profile) {
        AccessProfileForm form = new AccessProfileForm();
        form.id = profile.id();
        form.version = profile.version();
        form.name = profile.name();
        form.snmpVersion = profile.snmpVersion() == null ? "" : profile.snmpVersion();
        form.snmpPort = profile.snmpPort();
        form.snmpTimeoutMs = profile.snmpTimeoutMs();
        form.snmpAttempts = profile.snmpAttempts();
        form.show(profile.v3());
        form.apiPort = profile.apiPort();
        form.apiTls = profile.apiTls() == null ? "" : profile.apiTls().toString();
        form.login = profile.login() == null ? "" : profile.login();
        form.consoleKind = profile.consoleKind();
        form.consolePort = profile.consolePort();
        form.consoleTimeoutMs = profile.consoleTimeoutMs();
        form.hold(READ, profile.readCommunity());
        form.hold(WRITE, profile.writeCommunity());
        form.hold(PASSWORD, profile.password());
        form.hold(ENABLE, profile.enablePassword());
        return form;
    }

    private void hold(String secret, boolean isStored) {
        if (isStored) {
            stored.add(secret);
        }
    }

    private void show(@Nullable SnmpV3 v3) {
        if (v3 != null) {
            snmpUser = v3.user();
            authProtocol = v3.authProtocol() == null ? "" : v3.authProtocol();
            privProtocol = v3.privProtocol() == null ? "" : v3.privProtocol();
            context = v3.context();
        }
    }

    AccessProfileDraft draft() {
        return new AccessProfileDraft(
                name,
                snmpVersion.isEmpty() ? null : snmpVersion,
                snmpPort,
                snmpTimeoutMs,
                snmpAttempts,
                said(READ, readCommunity),
                said(WRITE, writeCommunity),
                v3(),
                consoleKind,
                consolePort,
                consoleTimeoutMs,
                apiPort,
                apiTls.isEmpty() ? null : (Boolean) Boolean.parseBoolean(apiTls),
                login.isEmpty() ? null : login,
                said(PASSWORD, password),
                said(ENABLE, enablePassword));
    }

    private @Nullable SnmpV3Draft v3() {
        boolean isEmpty = snmpUser.isEmpty()
                && authProtocol.isEmpty()
                && authPassword.isEmpty()
                && privProtocol.isEmpty()
                && privPassword.isEmpty()
                && context.isEmpty();
        return isEmpty
                ? null
                : new SnmpV3Draft(
                        snmpUser,
                        authProtocol.isEmpty() ? null : authProtocol,
                        typed(authPassword),
                        privProtocol.isEmpty() ? null : privProtocol,
                        typed(privPassword),
                        context);
    }

    /** What is typed takes the place of the stored one, whatever else is ticked. */
    private @Nullable Secret said(String secret, String text) {
        return text.isEmpty() && Boolean.TRUE.equals(takingAway.get(secret)) ? Secret.NONE : typed(text);
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

    /** Whether a secret of this name is stored here: then it can be taken away. */
    public boolean holds(String secret) {
        return stored.contains(secret);
    }

    /** Which secrets are taken away when this is saved, by their names. */
    public Map<String, Boolean> getTakingAway() {
        return takingAway;
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

    public String getSnmpUser() {
        return snmpUser;
    }

    public void setSnmpUser(@Nullable String snmpUser) {
        this.snmpUser = orEmpty(snmpUser);
    }

    public String getAuthProtocol() {
        return authProtocol;
    }

    public void setAuthProtocol(@Nullable String authProtocol) {
        this.authProtocol = orEmpty(authProtocol);
    }

    public String getAuthPassword() {
        return authPassword;
    }

    public void setAuthPassword(@Nullable String authPassword) {
        this.authPassword = orEmpty(authPassword);
    }

    public String getPrivProtocol() {
        return privProtocol;
    }

    public void setPrivProtocol(@Nullable String privProtocol) {
        this.privProtocol = orEmpty(privProtocol);
    }

    public String getPrivPassword() {
        return privPassword;
    }

    public void setPrivPassword(@Nullable String privPassword) {
        this.privPassword = orEmpty(privPassword);
    }

    public String getContext() {
        return context;
    }

    public void setContext(@Nullable String context) {
        this.context = orEmpty(context);
    }

    public @Nullable Integer getApiPort() {
        return apiPort;
    }

    public void setApiPort(@Nullable Integer apiPort) {
        this.apiPort = apiPort;
    }

    /** {@code true}, {@code false}, or empty where the next level decides. */
    public String getApiTls() {
        return apiTls;
    }

    public void setApiTls(@Nullable String apiTls) {
        this.apiTls = orEmpty(apiTls);
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

    public String getEnablePassword() {
        return enablePassword;
    }

    public void setEnablePassword(@Nullable String enablePassword) {
        this.enablePassword = orEmpty(enablePassword);
    }

    public String getConsoleKind() {
        return orEmpty(consoleKind);
    }

    public void setConsoleKind(@Nullable String consoleKind) {
        String kind = orEmpty(consoleKind);
        this.consoleKind = kind.isEmpty() ? null : kind;
    }

    public @Nullable Integer getConsolePort() {
        return consolePort;
    }

    public void setConsolePort(@Nullable Integer consolePort) {
        this.consolePort = consolePort;
    }

    public @Nullable Integer getConsoleTimeoutMs() {
        return consoleTimeoutMs;
    }

    public void setConsoleTimeoutMs(@Nullable Integer consoleTimeoutMs) {
        this.consoleTimeoutMs = consoleTimeoutMs;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
