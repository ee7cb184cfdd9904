package org.demarc.lab.snmp;

/** Steps through a device's objects as GETNEXT does: over instances absent just now, and over Counter64 in v1. */
final class Walker {

    private static final int ABSENT = Value.NO_SUCH_INSTANCE.tag();

    private final Mib mib;
    private final long nowMs;
    private final boolean v1;
    private final boolean looping;

    Walker(Mib mib, long nowMs, boolean v1, boolean looping) {
        this.mib = mib;
        this.nowMs = nowMs;
        this.v1 = v1;
        this.looping = looping;
    }

    /** The instance behind {@code oid}, or {@code oid} itself with the end of the MIB. */
    VarBind next(Oid oid) {
        return cursor(oid).step();
    }

    Cursor cursor(Oid from) {
        return new Cursor(from);
    }

    /** One column of a GETBULK. */
    final class Cursor {

        private Oid last;
        private int position;
        private boolean ended;

        private Cursor(Oid from) {
            last = from;
            position = mib.after(from);
            if (looping && position > 0 && mib.oid(position - 1).equals(from)) {
                position--;
            }
        }

        VarBind step() {
            for (; position < mib.size(); position++) {
                Value value = mib.value(position, nowMs);
                if (value.tag() != ABSENT && !(v1 && value.tag() == Value.COUNTER64)) {
                    last = mib.oid(position);
                    position += looping ? 0 : 1;
                    return new VarBind(last, value);
                }
            }
            ended = true;
            return new VarBind(last, Value.END_OF_MIB_VIEW);
        }

        boolean ended() {
            return ended;
        }
    }
}
