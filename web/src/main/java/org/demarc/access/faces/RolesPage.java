package org.demarc.access.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demarc.access.boundary.RoleBook;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.RoleTemplate;
import org.jspecify.annotations.Nullable;

/** The roles: the list, and one form with the tree of permissions. */
@Named
@ViewScoped
public class RolesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RoleBook roles;

    private @Nullable Long id;
    private int version;
    private String text = "";
    private String name = "";
    private String description = "";
    private HashMap<String, Boolean> ticked = new HashMap<>();

    public void begin() {
        id = null;
        name = "";
        description = "";
        ticked = new HashMap<>();
    }

    /** A new role that starts from a ready-made set. */
    public void beginWith(RoleTemplate template) {
        begin();
        name = template.title();
        description = template.description();
        tick(template.permissions());
    }

    public void edit(Role role) {
        id = role.id();
        version = role.version();
        name = role.name();
        description = role.description();
        tick(role.permissions());
    }

    public void save() {
        var chosen = Permission.knownOf(ticked.entrySet().stream()
                .filter(entry -> Boolean.TRUE.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
        var draft = new RoleBook.Draft(name, description, true, chosen);
        if (id == null) {
            roles.add(draft);
        } else {
            roles.change(id, version, draft);
        }
    }

    public void remove(Role role) {
        roles.remove(role.id());
    }

    public List<Role> getRoles() {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Role> shown = new ArrayList<>(roles.all());
        shown.removeIf(role -> !(role.name() + " " + role.description())
                .toLowerCase(Locale.ROOT)
                .contains(wanted));
        return shown;
    }

    /** Shows only roles whose name or description holds this. */
    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text.strip();
    }

    public RoleTemplate[] getTemplates() {
        return RoleTemplate.values();
    }

    public List<Map.Entry<String, List<Permission>>> getTree() {
        return new ArrayList<>(Permission.byGroup().entrySet());
    }

    public Map<String, Boolean> getTicked() {
        return ticked;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description == null ? "" : description.strip();
    }

    private void tick(Set<Permission> permissions) {
        ticked = new HashMap<>();
        permissions.forEach(permission -> ticked.put(permission.key(), true));
    }
}
