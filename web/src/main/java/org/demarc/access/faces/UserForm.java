package org.demarc.access.faces;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.UserDraft;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** What is typed in for a user. */
public class UserForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable Long id;
    private int version;
    private String login = "";
    private String name = "";
    private long roleId;
    private boolean enabled = true;
    private String language = "en";
    private boolean strictIp;
    private String networks = "";
    private List<Long> groupIds = List.of(Caller.ALL_GROUPS);
    private String password = "";

    static UserForm of(AppUser user) {
        var form = new UserForm();
        form.id = user.id();
        form.version = user.version();
        form.login = user.login();
        form.name = user.name();
        form.roleId = user.role().id();
        form.enabled = user.isEnabled();
        form.language = user.language();
        form.strictIp = user.strictIp();
        form.networks = String.join("\n", user.networks());
        form.groupIds = user.deviceGroupIds().stream().sorted().toList();
        return form;
    }

    UserDraft draft() {
        return new UserDraft(
                login,
                name,
                roleId,
                enabled ? AppUser.Status.ENABLED : AppUser.Status.DISABLED,
                language,
                strictIp,
                Arrays.stream(networks.split("[\\s,]+"))
                        .filter(network -> !network.isEmpty())
                        .toList(),
                new HashSet<>(groupIds));
    }

    Secret secret() {
        return Secret.of(password);
    }

    public @Nullable Long getId() {
        return id;
    }

    int version() {
        return version;
    }

    public boolean isFresh() {
        return id == null;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public long getRoleId() {
        return roleId;
    }

    public void setRoleId(long roleId) {
        this.roleId = roleId;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public boolean isStrictIp() {
        return strictIp;
    }

    public void setStrictIp(boolean strictIp) {
        this.strictIp = strictIp;
    }

    public String getNetworks() {
        return networks;
    }

    public void setNetworks(@Nullable String networks) {
        this.networks = networks == null ? "" : networks;
    }

    public List<Long> getGroupIds() {
        return groupIds;
    }

    public void setGroupIds(@Nullable List<Long> groupIds) {
        this.groupIds = groupIds == null ? List.of() : groupIds;
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }
}
