package org.demarc.lab.snmp;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** The answer of a device with its faults in it. */
final class FaultyAnswer {

    private FaultyAnswer() {}

    static Optional<byte[]> of(SnmpMessage request, SnmpDevice device, long nowMs) {
        Optional<Oid> silentAt = device.faults().silentAt();
        if (silentAt.isPresent()
                && request.varBinds().stream().anyMatch(one -> one.oid().isUnder(silentAt.get()))) {
            return Optional.empty();
        }
        return switch (device.faults().kind()) {
            case OFF -> Optional.empty();
            case GARBAGE -> Optional.of(junk(request.requestId()));
            case TRUNCATED ->
                Responder.answer(request, device, nowMs).map(right -> Arrays.copyOf(right, right.length / 2));
            case FOREIGN_COMMUNITY -> foreign(request, device, nowMs, "somebodyelse", request.requestId());
            case FOREIGN_REQUEST_ID -> foreign(request, device, nowMs, request.community(), request.requestId() ^ 0x55);
            default -> Responder.answer(request, device, nowMs);
        };
    }

    private static byte[] junk(int seed) {
        var random = new SplittableRandom(seed);
        var octets = new byte[random.nextInt(1, 200)];
        random.nextBytes(octets);
        return octets;
    }

    /** The right answer under another community and request id. */
    private static Optional<byte[]> foreign(
            SnmpMessage request, SnmpDevice device, long nowMs, String community, int requestId) {
        return Responder.answer(request, device, nowMs).map(right -> {
            SnmpMessage message = MessageReader.read(right, right.length);
            var renamed = new SnmpMessage(
                    message.version(),
                    community,
                    message.type(),
                    requestId,
                    message.first(),
                    message.second(),
                    message.varBinds());
            var answer = new Answer(renamed, Integer.MAX_VALUE);
            message.varBinds().forEach(varBind -> answer.append(varBind.oid(), varBind.value()));
            return answer.message(SnmpMessage.RESPONSE, message.first(), message.second());
        });
    }
}
