package org.demarc.wildcore.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Accounts;
import org.demarc.access.boundary.RoleBook;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;
import org.demarc.wildcore.boundary.GroupNames;
import org.demarc.wildcore.control.DeviceView;
import org.demarc.wildcore.control.LocalText;
import org.jspecify.annotations.Nullable;

/** Users and roles, as billings look up their employees (wildcore-mikbill.md 6.10). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private static final int MOST = 1000;

    @Inject
    Accounts accounts;

    @Inject
    RoleBook roles;

    @Inject
    GroupNames groups;

    /** A user; the password is always null. */
    public record UserView(
            long id,
            String name,
            String login,
            @Nullable String password,
            String status,
            String language,
            String createdAt,
            String updatedAt,
            @Nullable String lastActivity,
            @Nullable RoleView role,
            @JsonRawValue String settings,
            @JsonProperty("deviceGroups") List<DeviceView.Group> deviceGroups) {}

    /** A role with the keys of its permissions. */
    public record RoleView(
            long id,
            String name,
            String description,
            boolean display,
            @Nullable Object params,
            List<String> permissions) {

        static RoleView of(Role role) {
            return new RoleView(
                    role.id(),
                    role.name(),
                    role.description(),
                    role.display(),
                    null,
                    role.permissions().stream().sorted().map(Permission::key).toList());
        }
    }

    @GET
    @Path("user")
    public Envelope users() {
        Map<Long, RoleView> roleById = roleById();
        List<UserView> users = accounts.page(new PageRequest(MOST, 0, "id", false, "")).items().stream()
                .map(user -> view(user, roleById))
                .toList();
        return Envelope.of(users);
    }

    @GET
    @Path("user/{id}")
    public Envelope user(@PathParam("id") String id) {
        return Envelope.of(view(accounts.user(Ids.of("user", id)), roleById()));
    }

    @GET
    @Path("user-role")
    public Envelope roles() {
        return Envelope.of(roles.all().stream().map(RoleView::of).toList());
    }

    private Map<Long, RoleView> roleById() {
        return roles.all().stream().map(RoleView::of).collect(Collectors.toMap(RoleView::id, Function.identity()));
    }

    private UserView view(AppUser user, Map<Long, RoleView> roleById) {
        LocalText text = new LocalText(ZoneId.systemDefault(), Instant.now());
        return new UserView(
                user.id(),
                user.name(),
                user.login(),
                null,
                user.status().name(),
                user.languageOrEnglish(),
                text.time(user.createdAt()),
                text.time(user.updatedAt()),
                text.timeOrNull(user.lastActivity()),
                roleById.get(user.role().id()),
                user.settings().isBlank() ? "{}" : user.settings(),
                groups.of(user.deviceGroupIds(), text));
    }
}
