package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Pools;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.HeldWish;
import org.demarc.provisioning.control.ProvisioningRequest;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RefusedRequest;
import org.demarc.provisioning.control.RequestFlaw;
import org.demarc.provisioning.control.RequestPreview;
import org.demarc.provisioning.control.RequestReader;
import org.demarc.provisioning.control.ResultText;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterPreview;
import org.demarc.provisioning.control.RouterSnapshot;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.SnapshotOutcome;
import org.demarc.provisioning.control.ThreeSides;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.Hold;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.RequestResults;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.ServiceRequests;
import org.jspecify.annotations.Nullable;

/** Carries out dry runs: reads the router, says what would be written, writes nothing. */
@Dependent
public class RequestPreviews {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;

    private final ServiceRequests requests;
    private final RequestResults results;
    private final RequestDesk desk;
    private final Accounts accounts;
    private final Fleet fleet;
    private final RouterReports reports;
    private final RouterDirectory routers;
    private final AccountDriver driver;
    private final Pools pools;
    private final AddressDesk addresses;
    private final Holds holds;
    private final Transactions transactions;

    @Inject
    public RequestPreviews(
            ServiceRequests requests,
            RequestResults results,
            RequestDesk desk,
            Accounts accounts,
            Fleet fleet,
            RouterReports reports,
            RouterDirectory routers,
            AccountDriver driver,
            Pools pools,
            AddressDesk addresses,
            Holds holds,
            Transactions transactions) {
        this.pools = pools;
        this.addresses = addresses;
        this.holds = holds;
        this.requests = requests;
        this.results = results;
        this.desk = desk;
        this.accounts = accounts;
        this.fleet = fleet;
        this.reports = reports;
        this.routers = routers;
        this.driver = driver;
        this.transactions = transactions;
    }

    /** Ids of dry runs that this node carries out now; a node that dies leaves them to another. */
    public List<String> claim() {
        return requests.claimDue(AT_ONCE, LEASE);
    }

    /** Carries out one dry run. Waits for its router, at most for the router's time-outs. */
    public void run(String id) {
        ProvisioningRequest request = RequestReader.read(requests.body(id));
        if (!request.isDryRun()) {
            look(request);
            return;
        }
        try {
            RequestPreview preview = preview(request);
            tell(request, RequestState.DONE, "", "", preview);
        } catch (RefusedRequest refusal) {
            boolean isSilent = refusal.code().equals(ReasonCode.UNREACHABLE.name());
            tell(request, isSilent ? RequestState.FAILED : RequestState.REFUSED, refusal.code(), refusal.text(), null);
        }
    }

    /** Asks the router to which a service shall move whether it can come; a router that does not answer is waited for later. */
    private void look(ProvisioningRequest request) {
        RequestDesk.Letter letter = RequestDesk.Letter.of(requests.body(request.id()), "jms", "");
        desk.looked(request, letter, flawOn(request));
    }

    private Optional<RefusedRequest> flawOn(ProvisioningRequest request) {
        try {
            RequestPreview preview = preview(request);
            return switch (preview.operation()) {
                case "refused" -> Optional.of(new RefusedRequest(ReasonCode.PROFILE_MISSING.name(), preview.note()));
                case "conflict" -> Optional.of(new RefusedRequest(codeOf(preview), preview.note()));
                default -> needsAddress(request, preview);
            };
        } catch (RefusedRequest refusal) {
            return refusal.code().equals(ReasonCode.UNREACHABLE.name()) ? Optional.empty() : Optional.of(refusal);
        }
    }

    private static String codeOf(RequestPreview preview) {
        if (preview.note().startsWith("address ")) {
            return ReasonCode.ADDRESS_TAKEN.name();
        }
        boolean isPppoe = preview.kind().equals(AccountKind.PPPOE.name())
                || preview.note().startsWith("user name ");
        return (isPppoe ? ReasonCode.USERNAME_TAKEN : ReasonCode.MAC_TAKEN).name();
    }

    /** A lease gets an address of its new router (UR-53), so that router's pools must have one. */
    private Optional<RefusedRequest> needsAddress(ProvisioningRequest request, RequestPreview preview) {
        boolean isDrawn = preview.operation().equals("move")
                && preview.kind().equals(AccountKind.DHCP.name())
                && preview.address().isEmpty();
        if (!isDrawn) {
            return Optional.empty();
        }
        long router = routers.named(request.service().source(), request.device())
                .map(terms -> terms.access().id())
                .orElse(0L);
        boolean hasFree = pools.of(DrawQueue.dhcp(router)).stream().anyMatch(pool -> addresses.givable(pool) > 0);
        return hasFree
                ? Optional.empty()
                : Optional.of(new RefusedRequest(ReasonCode.POOL_EMPTY.name(), ReasonCode.POOL_EMPTY.text()));
    }

    /** Gives up a dry run by which Demarc itself fails. */
    public void failed(String id) {
        tell(
                RequestReader.read(requests.body(id)),
                RequestState.FAILED,
                RequestFlaw.FAULT.name(),
                "Demarc failed",
                null);
    }

    private void tell(
            ProvisioningRequest request,
            RequestState state,
            String code,
            String text,
            @Nullable RequestPreview preview) {
        transactions.run(() -> {
            if (requests.locked(request.id())
                    .filter(known -> known.state().isFinal())
                    .isPresent()) {
                return;
            }
            requests.state(request.id(), state, code, text);
            ResultText result = ResultText.of(request.id(), state, Instant.now())
                    .about(request.action(), request.service())
                    .because(code, text, "");
            results.add(
                    request.id(),
                    state,
                    preview == null ? result.json() : result.plan(preview).json());
        });
    }

    /** What is held stays out of service whatever is asked for: the request is tried as it would be carried out. */
    private RequestPreview preview(ProvisioningRequest request) {
        Optional<Account> account = accounts.of(request.service());
        Hold hold = holds.of(List.of(request.service())).get(request.service());
        ServiceWish wish = HeldWish.over(desk.wish(request, account), hold);
        RequestPreview preview = preview(wish, account);
        return hold != null && HeldWish.isHeld(wish) ? preview.noting("the service is held: " + hold.why()) : preview;
    }

    private RequestPreview preview(ServiceWish wish, Optional<Account> account) {
        AccountPlan plan = AccountPlanner.plan(
                wish,
                account.map(Account::state).orElse(AccountState.NONE),
                account.map(Account::mayExist).orElse(false),
                routers.named(wish.service().source(), wish.keys().device()));
        if (plan instanceof AccountPlan.Put put) {
            return put(wish, put, account);
        }
        if (plan instanceof AccountPlan.TakeAway) {
            return takeAway(wish, account.orElseThrow());
        }
        return RequestPreview.nothing(((AccountPlan.Rest) plan).reason().text());
    }

    private RequestPreview put(ServiceWish wish, AccountPlan.Put put, Optional<Account> account) {
        long router = put.router().access().id();
        long own = account.map(Account::id).orElse(0L);
        Optional<Account> other = accounts.holding(router, List.of(put.naturalKey())).stream()
                .filter(held -> held.id() != own && held.kind() == put.kind())
                .findFirst();
        if (other.isPresent()) {
            return RequestPreview.refused(
                    "conflict",
                    put.router().access().name(),
                    (put.kind() == AccountKind.PPPOE ? ReasonCode.USERNAME_TAKEN : ReasonCode.MAC_TAKEN)
                            .text(
                                    put.naturalKey(),
                                    put.router().access().name(),
                                    ReasonCode.belongsTo(other.get().service().id())));
        }
        Optional<Long> from = account.map(Account::routerId).filter(old -> old != router);
        Optional<FleetAccount> known = known(wish.service());
        ThreeSides sides = reports.sidesOf(
                put.router(),
                snapshot(put.router()),
                wish,
                from.isEmpty() ? known : known.map(one -> arriving(one, put.kind())),
                false);
        RequestPreview there = RouterPreview.of(wish, sides, Instant.now());
        return from.flatMap(routers::withId)
                .map(terms -> RouterPreview.move(there, terms.access().name()))
                .orElse(there);
    }

    /** Whatever work is under way: a preview tells what would be written now. */
    private Optional<FleetAccount> known(ServiceKey service) {
        return fleet.of(service.source(), List.of(service.id())).stream()
                .findFirst()
                .map(one -> new FleetAccount(one.account(), one.heldAddress(), one.manual(), false));
    }

    /** PPPoE accounts keep their address when they move, leases get one of the new router (UR-53). */
    private static FleetAccount arriving(FleetAccount known, AccountKind kind) {
        return new FleetAccount(
                known.account().onNoRouter(),
                kind == AccountKind.PPPOE ? known.heldAddress() : "",
                known.manual(),
                false);
    }

    private RequestPreview takeAway(ServiceWish wish, Account account) {
        Long where = account.routerId() == null ? account.attemptRouterId() : account.routerId();
        Optional<RouterTerms> router = where == null ? Optional.empty() : routers.withId(where);
        return router.map(terms -> RouterPreview.removal(
                        wish,
                        reports.sidesOf(terms, snapshot(terms), wish, known(wish.service()), true),
                        Instant.now()))
                .orElse(RequestPreview.nothing("its router is not known any more"));
    }

    private RouterSnapshot snapshot(RouterTerms router) {
        SnapshotOutcome outcome = driver.snapshot(router.access());
        if (outcome instanceof SnapshotOutcome.Read read) {
            return read.snapshot();
        }
        throw RouterPreview.notRead(((SnapshotOutcome.NotRead) outcome).why());
    }
}
