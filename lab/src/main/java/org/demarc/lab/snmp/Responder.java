package org.demarc.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers one request from one device's objects (RFC 1157 4.1, RFC 3416 4.2). No socket, no clock. */
final class Responder {

    private static final int TOO_BIG = 1;
    private static final int NO_SUCH_NAME = 2;
    private static final int GEN_ERR = 5;

    private final SnmpMessage request;
    private final SnmpDevice device;
    private final long nowMs;
    private final Answer answer;
    private final Walker walker;

    private Responder(SnmpMessage request, SnmpDevice device, long nowMs) {
        this.request = request;
        this.device = device;
        this.nowMs = nowMs;
        answer = new Answer(request, device.manners().maxMessageBytes());
        walker = new Walker(device.mib(), nowMs, request.v1(), device.faults().kind() == Faults.Kind.LOOPING);
    }

    /** The answer's octets, or none where an agent keeps silent. */
    static Optional<byte[]> answer(SnmpMessage request, SnmpDevice device, long nowMs) {
        boolean stranger =
                request.v3() ? device.engine() == null : device.engine() != null || !knows(device, request.community());
        boolean silent = stranger
                || (device.manners().version1Only() && !request.v1())
                || device.faults().kind() == Faults.Kind.WRONG_COMMUNITY;
        return silent ? Optional.empty() : new Responder(request, device, nowMs).answer();
    }

    private static boolean knows(SnmpDevice device, String community) {
        return device.manners().mayRead(community);
    }

    private Optional<byte[]> answer() {
        if (device.faults().kind() == Faults.Kind.GEN_ERR) {
            return Optional.of(refused(GEN_ERR, 1));
        }
        return switch (request.type()) {
            case SnmpMessage.GET, SnmpMessage.GET_NEXT -> Optional.of(single());
            case SnmpMessage.GET_BULK -> request.v1() ? Optional.empty() : Optional.of(bulk());
            case SnmpMessage.SET -> Optional.of(set());
            default -> Optional.empty();
        };
    }

    private byte[] single() {
        int index = 0;
        for (VarBind asked : request.varBinds()) {
            index++;
            VarBind found = request.type() == SnmpMessage.GET
                    ? new VarBind(asked.oid(), device.mib().get(asked.oid(), nowMs))
                    : walker.next(asked.oid());
            if (request.v1() && unknownToV1(found.value())) {
                return refused(NO_SUCH_NAME, index);
            }
            if (!answer.append(found.oid(), found.value())) {
                return tooBig();
            }
        }
        return answer.message(SnmpMessage.RESPONSE, 0, 0);
    }

    private static boolean unknownToV1(Value value) {
        return value.tag() == Value.COUNTER64 || value.tag() >= Value.NO_SUCH_OBJECT.tag();
    }

    private byte[] bulk() {
        List<VarBind> asked = request.varBinds();
        int single = Math.min(Math.max(0, request.first()), asked.size());
        int repetitions =
                Math.min(Math.max(0, request.second()), device.manners().maxRepetitions());
        if (device.faults().kind() == Faults.Kind.TOO_BIG
                && single + (long) repetitions * (asked.size() - single) > 5) {
            return tooBig();
        }
        var columns = new ArrayList<Walker.Cursor>();
        boolean fits = true;
        for (int i = 0; i < asked.size() && fits; i++) {
            var cursor = walker.cursor(asked.get(i).oid());
            if (i < single) {
                fits = append(cursor.step());
            } else {
                columns.add(cursor);
            }
        }
        return fits && !columns.isEmpty() ? repeat(columns, repetitions, single) : filled(single > 0 && !fits);
    }

    private byte[] repeat(List<Walker.Cursor> columns, int repetitions, int before) {
        int appended = before;
        for (int row = 0; row < repetitions; row++) {
            boolean more = false;
            for (var column : columns) {
                if (!append(column.step())) {
                    return filled(appended == 0);
                }
                appended++;
                more |= !column.ended();
            }
            if (!more) {
                break;
            }
        }
        return filled(false);
    }

    private byte[] filled(boolean nothingFits) {
        return nothingFits ? tooBig() : answer.message(SnmpMessage.RESPONSE, 0, 0);
    }

    private boolean append(VarBind found) {
        return answer.append(found.oid(), found.value());
    }

    private byte[] set() {
        if (!request.v3() && !device.manners().mayWrite(request.community())) {
            return refused(SetOutcome.NO_ACCESS.code(request.v1()), 1);
        }
        int index = 0;
        for (VarBind wanted : request.varBinds()) {
            index++;
            SetOutcome outcome = device.mib()
                    .find(wanted.oid())
                    .map(instance -> instance.set(wanted.value()))
                    .orElse(SetOutcome.NO_CREATION);
            if (outcome != SetOutcome.DONE) {
                return refused(outcome.code(request.v1()), index);
            }
        }
        return echoed(0, 0);
    }

    private byte[] refused(int status, int index) {
        return echoed(status, request.varBinds().isEmpty() ? 0 : index);
    }

    private byte[] tooBig() {
        if (request.v1()) {
            return echoed(TOO_BIG, 0);
        }
        answer.clear();
        return answer.message(SnmpMessage.RESPONSE, TOO_BIG, 0);
    }

    private byte[] echoed(int status, int index) {
        answer.clear();
        request.varBinds().forEach(this::append);
        return answer.message(SnmpMessage.RESPONSE, status, index);
    }
}
