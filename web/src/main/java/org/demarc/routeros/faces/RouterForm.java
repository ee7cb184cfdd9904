package org.demarc.routeros.faces;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.routeros.entity.AccountStyle;
import org.demarc.routeros.entity.DisableBy;
import org.demarc.routeros.entity.Router;
import org.demarc.routeros.entity.RouterDraft;
import org.demarc.routeros.entity.RouterReach;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** What the dialog about a router holds while somebody types. */
public class RouterForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private long id;
    private int version;
    private String name = "";
    private String aliases = "";
    private String source = "";
    private String host = "";
    private int port = RouterReach.PLAIN_PORT;
    private boolean tls;
    private String pin = "";
    private String user = "";
    private String password = "";
    private boolean legacyLogin;
    private @Nullable Integer connectTimeoutMs;
    private @Nullable Integer commandTimeoutMs;
    private @Nullable Integer menuTimeoutMs;
    private boolean managedProfiles;
    private String templateProfile = "";
    private String disabledRate = "";
    private String disabledProfile = AccountStyle.DEFAULT.disabledProfile();
    private String disabledList = AccountStyle.DEFAULT.disabledList();
    private String activeList = AccountStyle.DEFAULT.activeList();
    private DisableBy disableBy = AccountStyle.DEFAULT.disableBy();
    private String pppService = AccountStyle.DEFAULT.pppService();
    private String insertQueueBefore = AccountStyle.DEFAULT.insertQueueBefore();
    private String dhcpServer = AccountStyle.DEFAULT.dhcpServer();
    private String leaseTime = AccountStyle.DEFAULT.leaseTime();
    private boolean asciiComments = AccountStyle.DEFAULT.asciiComments();

    static RouterForm of(Router router) {
        RouterForm form = new RouterForm();
        form.id = router.id();
        form.version = router.version();
        form.name = router.name();
        form.aliases = String.join(", ", router.aliases());
        form.source = router.source();
        form.host = router.reach().host();
        form.port = router.reach().port();
        form.tls = router.reach().tls();
        form.pin = router.reach().pin();
        form.user = router.reach().user();
        form.legacyLogin = router.reach().legacyLogin();
        form.connectTimeoutMs = router.reach().connectTimeoutMs();
        form.commandTimeoutMs = router.reach().commandTimeoutMs();
        form.menuTimeoutMs = router.reach().menuTimeoutMs();
        form.managedProfiles = router.style().managedProfiles();
        form.templateProfile = router.style().templateProfile();
        form.disabledRate = router.style().disabledRate();
        form.disabledProfile = router.style().disabledProfile();
        form.disabledList = router.style().disabledList();
        form.activeList = router.style().activeList();
        form.disableBy = router.style().disableBy();
        form.pppService = router.style().pppService();
        form.insertQueueBefore = router.style().insertQueueBefore();
        form.dhcpServer = router.style().dhcpServer();
        form.leaseTime = router.style().leaseTime();
        form.asciiComments = router.style().asciiComments();
        return form;
    }

    /** What the form says. */
    RouterDraft draft() {
        RouterReach reach = new RouterReach(
                host.strip(),
                port,
                tls,
                pin.strip(),
                user,
                Secret.of(password),
                legacyLogin,
                connectTimeoutMs,
                commandTimeoutMs,
                menuTimeoutMs);
        List<String> others =
                Arrays.stream(aliases.split(",", -1)).map(String::strip).toList();
        return new RouterDraft(name, others, source, reach, style());
    }

    private AccountStyle style() {
        return new AccountStyle(
                managedProfiles,
                templateProfile.strip(),
                disabledProfile,
                disabledList,
                activeList.strip(),
                disabledRate.strip(),
                insertQueueBefore.strip(),
                pppService,
                disableBy,
                dhcpServer.strip(),
                leaseTime.strip(),
                asciiComments);
    }

    public boolean isNew() {
        return id == 0;
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

    public void setName(String name) {
        this.name = name;
    }

    public String getAliases() {
        return aliases;
    }

    public void setAliases(String aliases) {
        this.aliases = aliases;
    }

    public String getSource() {
        return source;
    }

    public void setSource(@Nullable String source) {
        this.source = source == null ? "" : source;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public boolean isTls() {
        return tls;
    }

    public void setTls(boolean tls) {
        this.tls = tls;
    }

    public String getPin() {
        return pin;
    }

    public void setPin(String pin) {
        this.pin = pin;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isLegacyLogin() {
        return legacyLogin;
    }

    public void setLegacyLogin(boolean legacyLogin) {
        this.legacyLogin = legacyLogin;
    }

    public @Nullable Integer getConnectTimeoutMs() {
        return connectTimeoutMs;
    }

    public void setConnectTimeoutMs(@Nullable Integer connectTimeoutMs) {
        this.connectTimeoutMs = connectTimeoutMs;
    }

    public @Nullable Integer getCommandTimeoutMs() {
        return commandTimeoutMs;
    }

    public void setCommandTimeoutMs(@Nullable Integer commandTimeoutMs) {
        this.commandTimeoutMs = commandTimeoutMs;
    }

    public @Nullable Integer getMenuTimeoutMs() {
        return menuTimeoutMs;
    }

    public void setMenuTimeoutMs(@Nullable Integer menuTimeoutMs) {
        this.menuTimeoutMs = menuTimeoutMs;
    }

    public boolean isManagedProfiles() {
        return managedProfiles;
    }

    public void setManagedProfiles(boolean managedProfiles) {
        this.managedProfiles = managedProfiles;
    }

    public String getTemplateProfile() {
        return templateProfile;
    }

    public void setTemplateProfile(String templateProfile) {
        this.templateProfile = templateProfile;
    }

    public String getDisabledRate() {
        return disabledRate;
    }

    public void setDisabledRate(String disabledRate) {
        this.disabledRate = disabledRate;
    }

    public String getDisabledProfile() {
        return disabledProfile;
    }

    public void setDisabledProfile(String disabledProfile) {
        this.disabledProfile = disabledProfile;
    }

    public String getDisabledList() {
        return disabledList;
    }

    public void setDisabledList(String disabledList) {
        this.disabledList = disabledList;
    }

    public String getActiveList() {
        return activeList;
    }

    public void setActiveList(String activeList) {
        this.activeList = activeList;
    }

    public DisableBy getDisableBy() {
        return disableBy;
    }

    public void setDisableBy(DisableBy disableBy) {
        this.disableBy = disableBy;
    }

    public String getPppService() {
        return pppService;
    }

    public void setPppService(String pppService) {
        this.pppService = pppService;
    }

    public String getInsertQueueBefore() {
        return insertQueueBefore;
    }

    public void setInsertQueueBefore(String insertQueueBefore) {
        this.insertQueueBefore = insertQueueBefore;
    }

    public String getDhcpServer() {
        return dhcpServer;
    }

    public void setDhcpServer(String dhcpServer) {
        this.dhcpServer = dhcpServer;
    }

    public String getLeaseTime() {
        return leaseTime;
    }

    public void setLeaseTime(String leaseTime) {
        this.leaseTime = leaseTime;
    }

    public boolean isAsciiComments() {
        return asciiComments;
    }

    public void setAsciiComments(boolean asciiComments) {
        this.asciiComments = asciiComments;
    }
}
