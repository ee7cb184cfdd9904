package org.demarc.userside.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Octets up to a bound: a small packed answer may be a very large one. */
final class BoundedStream extends FilterInputStream {

    private final long bound;
    private long taken;

    BoundedStream(InputStream octets, long bound) {
        super(octets);
        this.bound = bound;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        return count(octet < 0 ? -1 : 1) < 0 ? -1 : octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return count(super.read(buffer, offset, length));
    }

    private int count(int read) throws IOException {
        taken += Math.max(0, read);
        if (taken > bound) {
            throw new IOException("the answer is larger than " + (bound >> 20) + " MiB");
        }
        return read;
    }
}
