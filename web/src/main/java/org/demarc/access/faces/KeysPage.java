package org.demarc.access.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Accounts;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.KeyRing;
import org.demarc.access.boundary.SignIn;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.IssuedKey;
import org.demarc.access.entity.KeyLife;
import org.demarc.access.entity.Permission;
import org.demarc.settings.entity.Secret;
import org.demarc.web.AccessFilter;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One's own keys, or everybody's for who may manage them; and one's own password. */
@Named
@ViewScoped
public class KeysPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    KeyRing keys;

    @Inject
    Accounts accounts;

    @Inject
    SignIn signIn;

    @Inject
    CurrentUser currentUser;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<ApiKey> model;
    private String login = "";
    private String life = "30d";
    private String description = "";
    private String password = "";
    private String freshPassword = "";
    private String issuedKey = "";
    private String issuedFor = "";

    public boolean isAdministrator() {
        return currentUser.may(Permission.API_KEYS_MANAGE) || currentUser.may(Permission.USER_MANAGEMENT);
    }

    public void begin() {
        login = currentUser.caller().login();
        description = "";
        password = "";
    }

    /** Makes the key; it is shown until the dialog is closed and then never again. */
    public void issue() {
        var order = new KeyRing.Order(KeyLife.parse(life.strip()), description, List.of(), Set.of());
        IssuedKey issued = isAdministrator() ? keys.issue(login, order) : keys.issueForMe(Secret.of(password), order);
        issuedKey = issued.key().clear();
        issuedFor = issued.user().login();
    }

    public void forget() {
        issuedKey = "";
        issuedFor = "";
    }

    public void revoke(ApiKey key) {
        keys.revoke(key.id());
    }

    public void changePassword() {
        accounts.changeMyPassword(Secret.of(password), Secret.of(freshPassword));
        stay();
        password = "";
        freshPassword = "";
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get("access.passwordIsSet"), ""));
    }

    /** Every other session of his is over; this one goes on with the new password. */
    private void stay() {
        var context = FacesContext.getCurrentInstance().getExternalContext();
        long version = signIn.passwordVersion(currentUser.caller().id());
        context.getSessionMap().put(AccessFilter.PASSWORD_VERSION, version);
    }

    public PagedModel<ApiKey> getModel() {
        if (model == null) {
            model = new PagedModel<>(this::page, key -> Long.toString(key.id()));
        }
        return model;
    }

    private Page<ApiKey> page(PageRequest request) {
        if (isAdministrator()) {
            return keys.page(request);
        }
        var mine = keys.ofUser(currentUser.caller().id());
        var shown = mine.stream().skip(request.offset()).limit(request.limit()).toList();
        return new Page<>(shown, mine.size(), request.limit(), request.offset());
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login.strip();
    }

    public String getLife() {
        return life;
    }

    public void setLife(@Nullable String life) {
        this.life = life == null ? "" : life;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description == null ? "" : description.strip();
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    public String getFreshPassword() {
        return "";
    }

    public void setFreshPassword(@Nullable String freshPassword) {
        this.freshPassword = freshPassword == null ? "" : freshPassword;
    }

    public String getIssuedKey() {
        return issuedKey;
    }

    public String getIssuedFor() {
        return issuedFor;
    }
}
