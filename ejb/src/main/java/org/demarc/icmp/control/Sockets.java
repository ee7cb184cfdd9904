package org.demarc.icmp.control;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/** The system's socket calls, as far as echo requests need them. Linux only. */
interface Sockets extends Library {

    int AF_INET = 2;
    int AF_INET6 = 10;
    int SOCK_DGRAM = 2;
    int SOCK_RAW = 3;
    int IPPROTO_ICMP = 1;
    int IPPROTO_ICMPV6 = 58;
    int SOL_SOCKET = 1;
    int SO_RCVBUF = 8;
    int MSG_DONTWAIT = 0x40;
    short POLLIN = 1;
    int EAGAIN = 11;

    int socket(int domain, int type, int protocol) throws LastErrorException;

    int setsockopt(int fd, int level, int name, IntByReference value, int length) throws LastErrorException;

    NativeLong sendto(int fd, byte[] octets, NativeLong length, int flags, byte[] address, int addressLength)
            throws LastErrorException;

    NativeLong recv(int fd, byte[] octets, NativeLong length, int flags) throws LastErrorException;

    int poll(byte[] pollFd, NativeLong count, int timeoutMs) throws LastErrorException;

    int close(int fd) throws LastErrorException;

    /**
     * Loads the system's C library.
     *
     * @throws IOException where there is none that we know
     */
    static Sockets load() throws IOException {
        if (!Platform.isLinux()) {
            throw new IOException("ICMP sockets are supported on Linux only");
        }
        try {
            return Native.load("c", Sockets.class);
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("the C library cannot be called: " + e.getMessage(), e);
        }
    }
}
