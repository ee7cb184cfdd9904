package org.demarc.lab.snmp;

import static org.demarc.lab.snmp.V3Message.AUTH;
import static org.demarc.lab.snmp.V3Message.PRIV;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers one version 3 request (RFC 3412 7.2, RFC 3414 3.2): checks engine, user, code, time, then lets {@link Responder} do the rest. */
final class V3Responder {

    private static final String USM_STATS = "1.3.6.1.6.3.15.1.1.";
    private static final Oid UNKNOWN_CONTEXTS = Oid.of("1.3.6.1.6.3.12.1.5.0");
    private static final int REPORT = 0xa8;
    private static final int AUTHORIZATION_ERROR = 16;
    private static final int WINDOW_SECONDS = 150;
    private static final int LARGEST = V3Frame.LARGEST;

    private static final int UNSUPPORTED_LEVEL = 1;
    private static final int NOT_IN_TIME_WINDOW = 2;
    private static final int UNKNOWN_USER = 3;
    private static final int UNKNOWN_ENGINE = 4;
    private static final int WRONG_DIGEST = 5;
    private static final int DECRYPTION_ERROR = 6;

    private final V3Message request;
    private final SnmpDevice device;
    private final V3Engine engine;
    private final long nowMs;
    private V3User user = V3User.plain("");

    private V3Responder(V3Message request, SnmpDevice device, V3Engine engine, long nowMs) {
        this.request = request;
        this.device = device;
        this.engine = engine;
        this.nowMs = nowMs;
    }

    /** The answer's octets, or none where an agent keeps silent. */
    static Optional<byte[]> answer(V3Message request, SnmpDevice device, V3Engine engine, long nowMs) {
        return new V3Responder(request, device, engine, nowMs).answer();
    }

    private Optional<byte[]> answer() {
        if (!Arrays.equals(request.engineId().content(), engine.id())) {
            return report(UNKNOWN_ENGINE, 0);
        }
        Optional<V3User> known = engine.user(request.user());
        if (known.isEmpty()) {
            return report(UNKNOWN_USER, 0);
        }
        user = known.get();
        if ((request.level() & ~user.level()) != 0) {
            return report(UNSUPPORTED_LEVEL, 0);
        }
        return (request.flags() & AUTH) == 0 ? answer(request.data().content()) : authenticated();
    }

    private Optional<byte[]> authenticated() {
        if (!Arrays.equals(
                engine.keys(user).code(request.zeroed().content()),
                request.code().content())) {
            return report(WRONG_DIGEST, 0);
        }
        if (request.boots() != engine.boots() || Math.abs(request.time() - engine.time()) > WINDOW_SECONDS) {
            return report(NOT_IN_TIME_WINDOW, AUTH);
        }
        return (request.flags() & PRIV) == 0 ? answer(request.data().content()) : decrypted();
    }

    private Optional<byte[]> decrypted() {
        byte[] plain = engine.keys(user)
                .decrypted(
                        request.data().content(),
                        request.boots(),
                        request.time(),
                        request.salt().content());
        try {
            return answer(plain);
        } catch (BerException junk) {
            return report(DECRYPTION_ERROR, AUTH);
        }
    }

    private Optional<byte[]> answer(byte[] plain) {
        V3Message.Scoped scoped = V3Message.scoped(plain, user.name());
        if (!scoped.context().equals(engine.context())) {
            return report(UNKNOWN_CONTEXTS, request.level());
        }
        Optional<byte[]> pdu = request.level() == user.level()
                ? Responder.answer(scoped.request(), device, nowMs)
                : Optional.of(refused(scoped.request()));
        return pdu.map(octets -> message(octets, request.level()));
    }

    private static byte[] refused(SnmpMessage asked) {
        var answer = new Answer(asked, LARGEST);
        asked.varBinds().forEach(varBind -> answer.append(varBind.oid(), varBind.value()));
        return answer.message(
                SnmpMessage.RESPONSE, AUTHORIZATION_ERROR, asked.varBinds().isEmpty() ? 0 : 1);
    }

    private Optional<byte[]> report(int counter, int level) {
        return report(Oid.of(USM_STATS + counter + ".0"), level);
    }

    private Optional<byte[]> report(Oid counter, int level) {
        long count = engine.countedReport();
        if (!request.reportable()) {
            return Optional.empty();
        }
        var answer = new Answer(new SnmpMessage(3, "", REPORT, 0, 0, 0, List.of()), LARGEST);
        answer.append(counter, Value.counter32(count));
        return Optional.of(message(answer.message(REPORT, 0, 0), level));
    }

    private byte[] message(byte[] pdu, int level) {
        return new V3Frame(request.id(), level, engine.id(), engine.boots(), engine.time(), request.user())
                .message(engine.context(), pdu, user, engine.keys(user), engine.nextSalt());
    }
}
