package org.demarc.snmp.control;

/** A read that counts as held until it is closed: whoever stores it closes it afterwards, so that polling never outruns storing. */
public final class HeldRead implements AutoCloseable {

    private final DeviceRead read;
    private final Runnable release;

    HeldRead(DeviceRead read, Runnable release) {
        this.read = read;
        this.release = release;
    }

    public DeviceRead read() {
        return read;
    }

    /** Frees its place; closing twice does nothing. */
    @Override
    public void close() {
        release.run();
    }
}
