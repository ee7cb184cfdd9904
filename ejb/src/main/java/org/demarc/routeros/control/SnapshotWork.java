package org.demarc.routeros.control;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.provisioning.control.ManagedProfile;
import org.demarc.provisioning.control.RouterSnapshot;
import org.demarc.settings.entity.Secret;

/** Reads a router's accounts, sessions, profiles and addresses: one print per menu, all under way at once. */
final class SnapshotWork {

    private SnapshotWork() {}

    static RouterSnapshot read(RouterSession session, Instant now) throws RouterFault {
        var secrets = menu(
                session,
                "/ppp/secret",
                ".id",
                "name",
                "password",
                "profile",
                "remote-address",
                "service",
                "caller-id",
                "disabled",
                "comment");
        var leases = menu(
                session,
                "/ip/dhcp-server/lease",
                ".id",
                "mac-address",
                "address",
                "active-address",
                "rate-limit",
                "address-lists",
                "server",
                "status",
                "dynamic",
                "blocked",
                "block-access",
                "disabled",
                "comment");
        var sessions = menu(session, "/ppp/active", ".id", "name", "address", "caller-id", "radius");
        var profiles = menu(session, "/ppp/profile", "name", "comment");
        var addresses = menu(session, "/ip/address", "address", "disabled");
        var networks = menu(session, "/ip/dhcp-server/network", "gateway");
        return new RouterSnapshot(
                now,
                texts(addresses, "address"),
                rows(networks).stream()
                        .flatMap(row -> row.names("gateway").stream())
                        .toList(),
                rows(secrets).stream().map(SnapshotWork::secret).toList(),
                rows(leases).stream().map(SnapshotWork::lease).toList(),
                rows(sessions).stream().map(SnapshotWork::session).toList(),
                Set.copyOf(texts(profiles, "name")),
                rows(profiles).stream()
                        .filter(row -> ManagedProfile.isMark(row.comment(), row.text("name")))
                        .collect(Collectors.toMap(row -> row.text("name"), AccountRow::comment, (one, same) -> one)));
    }

    private static RouterSession.Running menu(RouterSession session, String path, String... properties)
            throws RouterFault {
        return session.send(
                RouterCommand.print(path, properties), session.access().menuTimeout());
    }

    /** A menu that the router does not have, because a package is missing, is an empty one. */
    private static List<AccountRow> rows(RouterSession.Running print) throws RouterFault {
        try {
            return print.rows().stream().map(AccountRow::new).toList();
        } catch (RouterFault.Trap trap) {
            if (trap.words().startsWith("no such command")) {
                return List.of();
            }
            throw trap;
        }
    }

    private static List<String> texts(RouterSession.Running print, String property) throws RouterFault {
        return rows(print).stream()
                .map(row -> row.text(property))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet())
                .stream()
                .sorted()
                .toList();
    }

    private static RouterSnapshot.SecretRow secret(AccountRow row) {
        return new RouterSnapshot.SecretRow(
                row.id(),
                row.text("name"),
                Secret.of(row.text("password")),
                row.text("profile"),
                row.text("remote-address"),
                row.text("service"),
                row.text("caller-id"),
                row.isOn("disabled"),
                row.comment());
    }

    private static RouterSnapshot.LeaseRow lease(AccountRow row) {
        return new RouterSnapshot.LeaseRow(
                row.id(),
                row.text("mac-address"),
                row.text("address"),
                row.text("active-address"),
                row.text("rate-limit"),
                row.names("address-lists"),
                row.text("server"),
                row.text("status"),
                row.isOn("dynamic"),
                row.isOn("blocked") || row.isOn("block-access"),
                row.isOn("disabled"),
                row.comment());
    }

    private static RouterSnapshot.SessionRow session(AccountRow row) {
        return new RouterSnapshot.SessionRow(
                row.id(), row.text("name"), row.text("address"), row.text("caller-id"), row.isOn("radius"));
    }
}
