package org.demarc.snmp.control;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.ByteArrayWindow;
import org.snmp4j.security.DecryptParams;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.smi.OctetString;

/**
 * Messages of version 3 to and from one device (RFC 3412 7, RFC 3414 3): its engine with its clock, and the user's keys; the
 * cryptography is the library's. It belongs to an address: devices that share an engine identifier, as images of virtual machines do, have
 * each their own clock. Thread-safe.
 */
final class UsmSession {

    /** What a message turned out to be. */
    enum Heard {
        /** An answer or a report, for whoever asked. */
        ANSWER,
        /** The device's clock had to be set: the request may be repeated. */
        CLOCK_SET,
        /** The device has another engine, or its clock went back: it must be met anew. */
        ANOTHER_ENGINE,
        /** Not believed, or not understood. */
        NOTHING
    }

    private static final Oid NOT_IN_TIME_WINDOW = Oid.parse("1.3.6.1.6.3.15.1.1.2");
    private static final Oid UNKNOWN_ENGINE = Oid.parse("1.3.6.1.6.3.15.1.1.4");
    private static final byte[] NONE = {};
    /** The most that fits into a datagram of IPv4. */
    private static final int LARGEST_ANSWER = 65_507;

    private static final int AROUND_THE_PDU = 160;

    private final byte[] engineId;
    private final byte[] user;
    private final byte[] context;
    private final @Nullable AuthenticationProtocol authentication;
    private final @Nullable PrivacyProtocol privacy;
    private final byte[] authKey;
    private final byte[] privKey;
    private final EngineClock clock = new EngineClock();

    private UsmSession(SecurityProtocols protocols, SnmpCredentials.V3 credentials, byte[] engineId, UsmKeys keys) {
        this.engineId = engineId;
        this.user = engineId.length == 0 ? NONE : credentials.user().getBytes(StandardCharsets.UTF_8);
        this.context = credentials.context().getBytes(StandardCharsets.UTF_8);
        this.authKey = octets(keys.authKey());
        this.privKey = octets(keys.privKey());
        this.authentication = keys.authKey() == null
                ? null
                : protocols.getAuthenticationProtocol(UsmKeys.oid(credentials.authentication()));
        this.privacy = keys.privKey() == null ? null : protocols.getPrivacyProtocol(UsmKeys.oid(credentials.privacy()));
    }

    private static byte[] octets(@Nullable OctetString key) {
        return key == null ? NONE : key.getValue();
    }

    /** The user at an engine. Makes the keys: some milliseconds of work. */
    static UsmSession of(SecurityProtocols protocols, SnmpCredentials.V3 credentials, byte[] engineId) {
        UsmKeys keys = UsmKeys.of(protocols, credentials, new OctetString(engineId));
        return new UsmSession(protocols, credentials, engineId, keys);
    }

    /** Nobody at no engine: every device tells him its engine's identifier (RFC 3414 4). */
    static UsmSession stranger(SecurityProtocols protocols, SnmpCredentials.V3 credentials) {
        return new UsmSession(protocols, credentials, NONE, new UsmKeys(null, null));
    }

    boolean isStranger() {
        return engineId.length == 0;
    }

    // ---- out ----

    /** A request as it goes out. */
    byte[] message(Query query, int number, long nowNanos) {
        EngineClock.Reading now = authentication == null ? new EngineClock.Reading(0, 0) : clock.at(nowNanos);
        byte[] scoped = query.scoped(engineId, context, number);
        BerWriter writer = new BerWriter(scoped.length + AROUND_THE_PDU);
        byte[] salt = putContent(writer, scoped, now);
        int content = writer.mark();
        writer.octets(Ber.OCTETS, salt);
        byte[] code = new byte[authentication == null ? 0 : authentication.getAuthenticationCodeLength()];
        writer.octets(code);
        int codeEnd = writer.mark();
        writer.wrap(Ber.OCTETS, codeEnd - code.length);
        writer.octets(Ber.OCTETS, user);
        writer.signed(Ber.INTEGER, now.time());
        writer.signed(Ber.INTEGER, now.boots());
        writer.octets(Ber.OCTETS, engineId);
        writer.wrap(Ber.SEQUENCE, content);
        writer.wrap(Ber.OCTETS, content);
        putHeader(writer, number);
        writer.signed(Ber.INTEGER, V3Message.VERSION);
        writer.wrap(Ber.SEQUENCE, 0);
        byte[] message = writer.written();
        if (authentication != null) {
            int codeAt = message.length - codeEnd;
            authentication.authenticate(
                    authKey, message, 0, message.length, new ByteArrayWindow(message, codeAt, code.length));
        }
        return message;
    }

    /** The scoped PDU or what it is enciphered to; tells the salt. */
    private byte[] putContent(BerWriter writer, byte[] scoped, EngineClock.Reading now) {
        if (privacy == null) {
            writer.octets(scoped);
            return NONE;
        }
        DecryptParams salt = new DecryptParams();
        writer.octets(Ber.OCTETS, privacy.encrypt(scoped, 0, scoped.length, privKey, now.boots(), now.time(), salt));
        return Arrays.copyOfRange(salt.array, salt.offset, salt.offset + salt.length);
    }

    private void putHeader(BerWriter writer, int number) {
        int security = writer.mark();
        int flags = V3Message.REPORTABLE
                | (authentication == null ? 0 : V3Message.AUTHENTICATED)
                | (privacy == null ? 0 : V3Message.ENCRYPTED);
        writer.signed(Ber.INTEGER, V3Message.USM);
        writer.octets(Ber.OCTETS, new byte[] {(byte) flags});
        writer.signed(Ber.INTEGER, LARGEST_ANSWER);
        writer.signed(Ber.INTEGER, number);
        writer.wrap(Ber.SEQUENCE, security);
    }

    // ---- in ----

    /**
     * Checks and deciphers what came for a request of this session.
     *
     * @param answer is filled with what it holds
     */
    Heard heard(V3Message message, BerAnswer answer, long nowNanos) {
        return message.isAuthenticated() ? signed(message, answer, nowNanos) : open(message, answer);
    }

    /**
     * Agents report a wrong key, user or engine without authentication (RFC 3414 3.2): who asked is told, and nothing is learned from it but
     * that another engine may be there. A response must be as secure as its request.
     */
    private Heard open(V3Message message, BerAnswer answer) {
        if (!readPlain(message, answer)) {
            return Heard.NOTHING;
        }
        if (answer.isReport()) {
            boolean isOfAnother = says(answer, UNKNOWN_ENGINE) || namesAnother(message);
            return !isStranger() && isOfAnother ? Heard.ANOTHER_ENGINE : Heard.ANSWER;
        }
        boolean fits = authentication == null && isOurs(message) && isAnswer(message, answer);
        return fits ? Heard.ANSWER : Heard.NOTHING;
    }

    private Heard signed(V3Message message, BerAnswer answer, long nowNanos) {
        if (!isOurs(message) || !isAuthentic(message)) {
            return Heard.NOTHING;
        }
        boolean isInTime = clock.accepts(message.boots(), message.time(), nowNanos);
        if (!readContent(message, answer)) {
            return Heard.NOTHING;
        }
        if (answer.isReport()) {
            return report(answer, isInTime);
        }
        boolean isAsSecure = message.isEncrypted() == (privacy != null);
        return isInTime && isAsSecure && isAnswer(message, answer) ? Heard.ANSWER : Heard.NOTHING;
    }

    private boolean namesAnother(V3Message message) {
        byte[] told = message.engineId();
        return told.length > 0 && !Arrays.equals(told, engineId);
    }

    private static Heard report(BerAnswer answer, boolean isInTime) {
        if (says(answer, NOT_IN_TIME_WINDOW)) {
            return isInTime ? Heard.CLOCK_SET : Heard.ANOTHER_ENGINE;
        }
        return isInTime ? Heard.ANSWER : Heard.NOTHING;
    }

    private static boolean says(BerAnswer report, Oid counter) {
        return report.size() > 0 && report.oid(0).startsWith(counter);
    }

    private static boolean isAnswer(V3Message message, BerAnswer answer) {
        return answer.isResponse() && answer.requestNumber() == message.number();
    }

    private boolean isOurs(V3Message message) {
        return Arrays.equals(message.engineId(), engineId) && Arrays.equals(message.user(), user);
    }

    private boolean isAuthentic(V3Message message) {
        if (authentication == null || message.codeLength() != authentication.getAuthenticationCodeLength()) {
            return false;
        }
        return authentication.isAuthentic(
                authKey,
                message.data(),
                0,
                message.end(),
                new ByteArrayWindow(message.data(), message.codeAt(), message.codeLength()));
    }

    private boolean readContent(V3Message message, BerAnswer answer) {
        return message.isEncrypted() ? readHidden(message, answer) : readPlain(message, answer);
    }

    private static boolean readPlain(V3Message message, BerAnswer answer) {
        return !message.isEncrypted()
                && answer.readScoped(
                        message.data(), message.contentAt(), message.contentAt() + message.contentLength());
    }

    private boolean readHidden(V3Message message, BerAnswer answer) {
        byte[] salt = message.salt();
        if (privacy == null || salt.length != privacy.getDecryptParamsLength()) {
            return false;
        }
        try {
            byte[] plain = privacy.decrypt(
                    message.data(),
                    message.contentAt(),
                    message.contentLength(),
                    privKey,
                    message.boots(),
                    message.time(),
                    new DecryptParams(salt, 0, salt.length));
            return plain != null && answer.readScoped(plain, 0, plain.length);
        } catch (IllegalArgumentException odd) { // DES knows whole blocks only
            return false;
        }
    }
}
