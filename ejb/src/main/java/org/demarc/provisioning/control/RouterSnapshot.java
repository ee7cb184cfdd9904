package org.demarc.provisioning.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.addressing.entity.RouterAddresses;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;

/**
 * What a router had at one moment: its accounts, sessions, profiles and addresses (ucrm-routeros.md 7.3, 8.1). Texts are
 * empty where the router shows nothing.
 *
 * @param ownAddresses the router's own addresses with their prefix length, for instance {@code 10.1.1.1/24}
 * @param gateways gateways of its DHCP networks
 * @param ownProfiles comments of the PPP profiles that Demarc made, by name
 */
public record RouterSnapshot(
        Instant readAt,
        List<String> ownAddresses,
        List<String> gateways,
        List<SecretRow> secrets,
        List<LeaseRow> leases,
        List<SessionRow> sessions,
        Set<String> profiles,
        Map<String, String> ownProfiles) {

    public RouterSnapshot {
        ownAddresses = List.copyOf(ownAddresses);
        gateways = List.copyOf(gateways);
        secrets = List.copyOf(secrets);
        leases = List.copyOf(leases);
        sessions = List.copyOf(sessions);
        profiles = Set.copyOf(profiles);
        ownProfiles = Map.copyOf(ownProfiles);
    }

    /** Of a router on which people make the profiles. */
    public RouterSnapshot(
            Instant readAt,
            List<String> ownAddresses,
            List<String> gateways,
            List<SecretRow> secrets,
            List<LeaseRow> leases,
            List<SessionRow> sessions,
            Set<String> profiles) {
        this(readAt, ownAddresses, gateways, secrets, leases, sessions, profiles, Map.of());
    }

    /** @param password empty when the API user may not read passwords */
    public record SecretRow(
            String rosId,
            String name,
            Secret password,
            String profile,
            String remoteAddress,
            String service,
            String callerId,
            boolean disabled,
            String comment) {

        public Optional<AccountTag> tag() {
            return AccountTag.in(comment);
        }
    }

    /** @param activeAddress the address a client holds right now */
    public record LeaseRow(
            String rosId,
            String mac,
            String address,
            String activeAddress,
            String rateLimit,
            Set<String> addressLists,
            String server,
            String status,
            boolean dynamic,
            boolean blocked,
            boolean disabled,
            String comment) {

        public LeaseRow {
            addressLists = Set.copyOf(addressLists);
        }

        public Optional<AccountTag> tag() {
            return AccountTag.in(comment);
        }
    }

    public record SessionRow(String rosId, String name, String address, String callerId, boolean radius) {}

    private static final String IPV4 = "\\d+\\.\\d+\\.\\d+\\.\\d+";

    /** The router's own addresses without their prefix lengths, and the gateways: never to be given to a subscriber. */
    public Set<String> reservedAddresses() {
        return Stream.concat(ownAddresses.stream().map(address -> address.replaceFirst("/.*", "")), gateways.stream())
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Addresses on rows with one of Demarc's tags. */
    public List<RouterAddresses.Tagged> taggedAddresses() {
        return Stream.concat(
                        secrets.stream().flatMap(row -> tagged(row.tag(), row.remoteAddress())),
                        leases.stream().flatMap(row -> tagged(row.tag(), row.address())))
                .toList();
    }

    private static Stream<RouterAddresses.Tagged> tagged(Optional<AccountTag> tag, String address) {
        return tag.filter(known -> address.matches(IPV4)).stream()
                .map(known -> new RouterAddresses.Tagged(address, new ServiceKey(known.source(), known.serviceId())));
    }

    /** Addresses on rows without one of Demarc's tags, and of sessions that no tagged row explains. */
    public Set<String> addressesNotOurs() {
        Set<String> ours = Stream.concat(
                        secrets.stream().filter(row -> row.tag().isPresent()).map(SecretRow::remoteAddress),
                        leases.stream().filter(row -> row.tag().isPresent()).map(LeaseRow::address))
                .collect(Collectors.toSet());
        Stream<String> secretAddresses =
                secrets.stream().filter(row -> row.tag().isEmpty()).map(SecretRow::remoteAddress);
        Stream<String> leaseAddresses = leases.stream()
                .filter(row -> row.tag().isEmpty())
                .flatMap(row -> Stream.of(row.address(), row.activeAddress()));
        Stream<String> sessionAddresses =
                sessions.stream().map(SessionRow::address).filter(address -> !ours.contains(address));
        return Stream.of(secretAddresses, leaseAddresses, sessionAddresses)
                .flatMap(addresses -> addresses)
                .filter(address -> address.matches(IPV4))
                .collect(Collectors.toUnmodifiableSet());
    }
}
