package org.demarc.access.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.access.boundary.Accounts;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.RoleBook;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.Users;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The users: the list and one form. */
@Named
@ViewScoped
public class UsersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Accounts accounts;

    @Inject
    RoleBook roles;

    @Inject
    CurrentUser currentUser;

    private transient @Nullable PagedModel<AppUser> model;
    private UserForm form = new UserForm();

    public void begin() {
        form = new UserForm();
        form.setLanguage(accounts.usualLanguage());
        form.setGroupIds(currentUser.caller().deviceGroupIds().stream().sorted().toList());
    }

    public void edit(AppUser user) {
        form = UserForm.of(user);
    }

    /** A password that was typed in is set, an empty one stays as it was. */
    public void save() {
        Long id = form.getId();
        if (id == null) {
            accounts.add(form.draft(), form.secret());
            return;
        }
        accounts.change(id, form.version(), form.draft());
        if (!form.secret().isEmpty()) {
            accounts.setPassword(id, form.secret());
        }
    }

    public void remove(AppUser user) {
        accounts.remove(user.id());
    }

    public List<Role> getRoles() {
        return roles.all();
    }

    public List<Users.GroupRef> getGroups() {
        return accounts.deviceGroups();
    }

    public PagedModel<AppUser> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> accounts.page(request), user -> Long.toString(user.id()));
        }
        return model;
    }

    public UserForm getForm() {
        return form;
    }
}
