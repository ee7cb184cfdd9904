package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.ManagedProfile;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Looks, compares, writes the difference, reads back, kicks (ucrm-routeros.md 6.1). One object per request: an attempt
 * after a lost answer is made on the same object, so that it still knows what it had begun.
 */
final class EnsureWork implements RouterWork {

    private final AccountMenu menu;
    private final EnsureRequest request;
    private final @Nullable AppliedAccount known;
    private final RowOwners owners;
    private final Set<String> toKick = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private boolean madeStatic;
    private boolean profileIsThere;
    private Secret believed;
    private Change change = Change.NOTHING;
    private int kicked;
    private RouterSession.@Nullable Running looking;
    private List<AccountRow> ours = List.of();
    private String id = "";
    private RouterSession.@Nullable Running readingBack;

    EnsureWork(EnsureRequest request, String adoptsFrom) {
        this.request = request;
        this.menu = AccountMenu.of(request.desired());
        this.known = ofSameKind(request);
        this.owners = RowOwners.of(request.desired().tag(), request.predecessors(), adoptsFrom);
        this.believed = AccountMenu.believed(known);
    }

    @Override
    public DriverOutcome attempt(RouterSession session) throws RouterFault, Stop {
        look(session);
        write(session);
        return finished(session);
    }

    /** Asks for the account's rows and does not wait: whoever has several accounts asks for all of them first. */
    void look(RouterSession session) throws RouterFault {
        notes.clear();
        readingBack = null;
        looking = session.send(menu.lookUp(known), session.access().commandTimeout());
    }

    /** Writes what the rows lack, waits until it is written, and asks for the row again. */
    void write(RouterSession session) throws RouterFault, Stop {
        List<AccountRow> rows = seen(session);
        refuseTaken(rows, session);
        ours = ours(rows);
        Optional<AccountRow> row = best(ours);
        id = row.isPresent() ? brought(row.get(), session) : added(session);
    }

    /** Waits for the row as it is now, and compares. */
    DriverOutcome finished(RouterSession session) throws RouterFault, Stop {
        id = verified(session);
        kicked += Kick.sessionsOf(toKick, session);
        return new DriverOutcome.Done(
                new AppliedAccount(request.desired(), id),
                change,
                kicked,
                notes(duplicates(session)),
                session.executed());
    }

    private List<String> notes(List<String> duplicates) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(duplicates);
        return all;
    }

    @Override
    public void explain(RouterFault.Trap trap, String router) throws Stop {
        menu.refuseDuplicate(trap, router);
        if (trap.words().contains("does not match any value of profile")) {
            throw new Stop(ReasonCode.PROFILE_MISSING, menu.profile(), router);
        }
    }

    private static @Nullable AppliedAccount ofSameKind(EnsureRequest request) {
        AppliedAccount known = request.known();
        return known != null && known.account().getClass() == request.desired().getClass() ? known : null;
    }

    /** The account's rows; the profile is looked for at the same time. */
    private List<AccountRow> seen(RouterSession session) throws RouterFault, Stop {
        RouterSession.Running print = looking;
        if (print == null) {
            throw new IllegalStateException("nobody looked");
        }
        ManagedProfile managed = request.profile();
        profileIsThere = managed == null
                ? menu.profile().isEmpty() || session.profiles().knows(menu.profile()) || seesProfile(session)
                : new ProfileWork(managed).isThere(session, notes);
        return print.rows().stream().map(AccountRow::new).toList();
    }

    private boolean seesProfile(RouterSession session) throws RouterFault {
        RouterCommand profile = RouterCommand.print("/ppp/profile", "name").orWhere("name", menu.profile());
        boolean isThere = session.first(profile).isPresent();
        if (isThere) {
            session.profiles().saw(menu.profile());
        }
        return isThere;
    }

    private void refuseTaken(List<AccountRow> rows, RouterSession session) throws Stop {
        boolean hasAddress = rows.stream().anyMatch(row -> owners.isOurs(row) && menu.keepsAddress(row));
        for (AccountRow row : rows) {
            boolean isOnlyAddress = hasAddress && !menu.hasKey(row);
            if (!owners.isOurs(row) && !isOnlyAddress && !isHalfDone(row)) {
                refuseTaken(row, session.access().name());
            }
        }
    }

    /** A lease that was made static has nobody's name until the next command: an attempt may have been cut off in between. */
    private boolean isHalfDone(AccountRow row) {
        boolean isLeft = row.id().equals(request.madeStatic()) && row.comment().isEmpty();
        return menu.hasKey(row) && (madeStatic || isLeft);
    }

    private void refuseTaken(AccountRow row, String router) throws Stop {
        try {
            menu.refuseTaken(row, router, owners.saysWhose(row));
        } catch (Stop stop) {
            throw stop.detailed(BothSides.of(menu.asNew(), row, router));
        }
    }

    /** Our rows; and what has no owner because the router made it itself for our MAC. */
    private List<AccountRow> ours(List<AccountRow> rows) {
        List<AccountRow> ours =
                new ArrayList<>(rows.stream().filter(owners::isOurs).toList());
        if (ours.isEmpty()) {
            rows.stream().filter(menu::hasKey).forEach(ours::add);
        }
        return ours;
    }

    private Optional<AccountRow> best(List<AccountRow> ours) {
        return ours.stream()
                .filter(menu::hasKey)
                .findFirst()
                .or(() -> ours.stream()
                        .filter(row -> known != null && row.id().equals(known.rosId()))
                        .findFirst())
                .or(() -> ours.stream().findFirst());
    }

    private String added(RouterSession session) throws RouterFault, Stop {
        requireProfile(session);
        change = Change.ADDED;
        String added = session.write(RouterCommand.of(menu.path() + "/add").with(menu.asNew()));
        believed = AccountMenu.believed(new AppliedAccount(request.desired(), added));
        readBack(added, session);
        return added;
    }

    private String brought(AccountRow found, RouterSession session) throws RouterFault, Stop {
        AccountRow row = found;
        if (row.isOn("dynamic")) {
            request.note().makingStatic(row.id());
            madeStatic = true;
            change = Change.CHANGED;
            session.write(RouterCommand.of(menu.path() + "/make-static").with(".id", row.id()));
            row = rowAfter(row.id(), session).orElse(row);
        }
        Map<String, String> words = menu.differences(row, believed);
        toKick.addAll(menu.sessionsConcerned(row, words, known));
        if (request.sessionsMayBeOld()) {
            toKick.addAll(menu.sessionsEnding());
        }
        return words.isEmpty() ? row.id() : changed(row, words, session);
    }

    private String changed(AccountRow row, Map<String, String> words, RouterSession session) throws RouterFault, Stop {
        if (words.containsKey("profile")) {
            requireProfile(session);
        }
        change = change == Change.NOTHING ? Change.CHANGED : change;
        session.write(
                RouterCommand.of(menu.path() + "/set").with(".id", row.id()).with(words));
        believed = AccountMenu.believed(new AppliedAccount(request.desired(), row.id()));
        readBack(row.id(), session);
        return row.id();
    }

    private void requireProfile(RouterSession session) throws Stop {
        if (!profileIsThere) {
            throw new Stop(
                    ReasonCode.PROFILE_MISSING, menu.profile(), session.access().name());
        }
    }

    private void readBack(String rowId, RouterSession session) throws RouterFault {
        readingBack = session.send(lookUp(rowId), session.access().commandTimeout());
    }

    /** The id of the row; where nothing was written there is nothing to be read back. */
    private String verified(RouterSession session) throws RouterFault, Stop {
        RouterSession.Running print = readingBack;
        if (print == null) {
            return id;
        }
        AccountRow row = row(id, print.rows())
                .orElseThrow(() ->
                        new Stop(ReasonCode.VERIFY_FAILED, session.access().name(), menu.keyProperty(), ""));
        VerifyWork.refuseDifferences(menu, row, believed, session.access().name());
        return row.id();
    }

    private RouterCommand lookUp(String rowId) {
        return menu.lookUp(new AppliedAccount(request.desired(), rowId));
    }

    private Optional<AccountRow> rowAfter(String rowId, RouterSession session) throws RouterFault {
        return row(rowId, session.read(lookUp(rowId)));
    }

    private Optional<AccountRow> row(String rowId, List<Map<String, String>> found) {
        List<AccountRow> rows = found.stream().map(AccountRow::new).toList();
        return rows.stream().filter(row -> row.id().equals(rowId)).findFirst().or(() -> rows.stream()
                .filter(menu::hasKey)
                .findFirst());
    }

    private List<String> duplicates(RouterSession session) {
        return ours.stream()
                .filter(row -> !row.id().equals(id))
                .map(row -> "row " + row.id() + " on " + session.access().name() + " is a duplicate of service "
                        + request.desired().tag().serviceId() + ": " + row.text(menu.keyProperty()))
                .toList();
    }
}
