package org.demarc.snmp.control;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.snmp.control.TrapSocket.V3Users;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;

/**
 * Who may send notifications of version 3, by the sender's address, its engine and its user. What was found holds for ten minutes and what
 * was not for one, so that another password and another engine are seen by themselves.
 */
final class TrapUsers {

    private static final long FOUND_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long NOT_FOUND_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KNOWN = 10_000;

    /** Who sends. */
    record Sender(InetAddress address, OctetString engineId, OctetString user) {}

    /**
     * What is known of a sender.
     *
     * @param keys null when he may not send
     */
    record Known(
            SnmpCredentials.@Nullable V3 credentials,
            @Nullable UsmKeys keys,
            long sinceNanos) {

        boolean isOld(long nowNanos) {
            return nowNanos - sinceNanos > (keys == null ? NOT_FOUND_NANOS : FOUND_NANOS);
        }
    }

    private record EngineUser(OctetString engineId, OctetString user) {}

    private final SecurityProtocols protocols;
    private final USM usm;
    private final V3Users users;
    private final Map<Sender, Known> knownBySender = new ConcurrentHashMap<>();
    private final Map<EngineUser, Known> inUse = new ConcurrentHashMap<>();

    private TrapUsers(SecurityProtocols protocols, USM usm, V3Users users) {
        this.protocols = protocols;
        this.usm = usm;
        this.users = users;
    }

    /** Adds version 3 to a dispatcher that receives; the engine is a new one after each start. */
    static TrapUsers on(MessageDispatcher dispatcher, V3Users users) {
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        USM usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
        usm.setEngineDiscoveryEnabled(true);
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        return new TrapUsers(protocols, usm, users);
    }

    /** Empty where it must be looked for. */
    Optional<Known> known(Sender sender) {
        Known known = knownBySender.get(sender);
        return known == null || known.isOld(System.nanoTime()) ? Optional.empty() : Optional.of(known);
    }

    /** Asks who he is and makes his keys: not on the socket's thread. */
    Known lookedFor(Sender sender) {
        Optional<SnmpCredentials.V3> credentials =
                users.at(sender.address(), sender.user().toString());
        Known known = credentials
                .map(found -> new Known(found, UsmKeys.of(protocols, found, sender.engineId()), System.nanoTime()))
                .orElseGet(() -> new Known(null, null, System.nanoTime()));
        if (knownBySender.size() >= MOST_KNOWN) {
            forgetAll();
        }
        knownBySender.put(sender, known);
        return known;
    }

    private synchronized void forgetAll() {
        knownBySender.clear();
        inUse.keySet().stream()
                .map(EngineUser::engineId)
                .filter(id -> !id.equals(usm.getLocalEngineID()))
                .forEach(usm::removeEngineTime);
        inUse.clear();
        usm.removeAllUsers();
    }

    /**
     * Has the library check what comes next from this sender by his keys; two devices may call their engine and user alike. A clock that
     * was set back is believed again when the keys are made anew.
     */
    synchronized void use(Sender sender, SnmpCredentials.V3 credentials, UsmKeys keys, Known known) {
        EngineUser engineUser = new EngineUser(sender.engineId(), sender.user());
        if (known.equals(inUse.put(engineUser, known))) {
            return;
        }
        if (!sender.engineId().equals(usm.getLocalEngineID())) {
            usm.removeEngineTime(sender.engineId());
        }
        OctetString authKey = keys.authKey();
        OctetString privKey = keys.privKey();
        usm.addLocalizedUser(
                sender.engineId().getValue(),
                sender.user(),
                authKey == null ? null : UsmKeys.oid(credentials.authentication()),
                authKey == null ? null : authKey.getValue(),
                privKey == null ? null : UsmKeys.oid(credentials.privacy()),
                privKey == null ? null : privKey.getValue());
    }
}
