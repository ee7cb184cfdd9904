package org.demarc.lab.snmp;

import org.jspecify.annotations.Nullable;

/** A device as its agent sees it: what it answers, to whom, and how it misbehaves. Changeable while it is served. */
public final class SnmpDevice {

    private final String name;
    private final Manners manners;
    private volatile Mib mib;
    private volatile Faults faults = Faults.NONE;
    private volatile @Nullable V3Engine engine;

    public SnmpDevice(String name, Mib mib, Manners manners) {
        this.name = name;
        this.mib = mib;
        this.manners = manners;
    }

    /** A device that answers what was recorded, under any community. */
    public static SnmpDevice replay(SnmprecFile recording) {
        return new SnmpDevice(recording.name(), Mib.of(recording), Manners.OPEN);
    }

    public String name() {
        return name;
    }

    public Manners manners() {
        return manners;
    }

    public Mib mib() {
        return mib;
    }

    /** From now on answers other objects. */
    public void serve(Mib other) {
        mib = other;
    }

    /** From now on answers version 3 alone: communities meet silence. */
    public SnmpDevice secure(V3Engine by) {
        engine = by;
        return this;
    }

    /** The version 3 engine; null for a device that knows communities only. */
    @Nullable
    V3Engine engine() {
        return engine;
    }

    public Faults faults() {
        return faults;
    }

    /** From now on misbehaves like this; {@link Faults#NONE} heals it. */
    public void suffer(Faults ills) {
        faults = ills;
    }
}
