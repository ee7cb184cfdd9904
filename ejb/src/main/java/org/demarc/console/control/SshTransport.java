package org.demarc.console.control;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;

/** A shell over ssh. What the device says is kept until it is read; one that floods is cut off. */
final class SshTransport implements Transport {

    private static final int MOST_UNREAD = 8 << 20;

    private final ClientSession session;
    private final ChannelShell shell;
    private final Heard heard;

    /** What came and is not yet read. */
    private static final class Heard extends OutputStream {
        private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
        private int unread;
        private boolean over;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] octets, int offset, int length) throws IOException {
            if (unread + length > MOST_UNREAD) {
                over = true;
                notifyAll();
                throw new IOException("the device sends faster than it is read");
            }
            chunks.add(java.util.Arrays.copyOfRange(octets, offset, offset + length));
            unread += length;
            notifyAll();
        }

        synchronized void end() {
            over = true;
            notifyAll();
        }

        synchronized int read(byte[] into, long millis) throws InterruptedException {
            long until = System.nanoTime() + millis * 1_000_000;
            while (chunks.isEmpty() && !over) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return 0;
                }
                wait(left);
            }
            if (chunks.isEmpty()) {
                return -1;
            }
            byte[] first = chunks.remove();
            int taken = Math.min(first.length, into.length);
            System.arraycopy(first, 0, into, 0, taken);
            if (taken < first.length) {
                chunks.addFirst(java.util.Arrays.copyOfRange(first, taken, first.length));
            }
            unread -= taken;
            return taken;
        }
    }

    private SshTransport(ClientSession session, ChannelShell shell, Heard heard) {
        this.session = session;
        this.shell = shell;
        this.heard = heard;
    }

    /**
     * Signs in and opens a shell.
     *
     * @throws ConsoleFault {@code UNREACHABLE}, {@code LOGIN}, {@code HOST_KEY}
     */
    static SshTransport connect(SshClient client, ConsoleAccess access, HostKeys keys) throws ConsoleFault {
        ClientSession session = null;
        SshKeyCheck check = new SshKeyCheck(keys);
        boolean open = false;
        try {
            session = client.connect(access.login(), access.host(), access.port(), check.carried())
                    .verify(access.timeoutMs())
                    .getSession();
            session.addPasswordIdentity(access.password().reveal());
            signIn(session, access, check);
            Heard heard = new Heard();
            ChannelShell shell = session.createShellChannel();
            shell.setPtyType("vt100");
            shell.setPtyColumns(250);
            shell.setPtyLines(1000);
            shell.setOut(heard);
            shell.setErr(heard);
            shell.addCloseFutureListener(closed -> heard.end());
            shell.open().verify(access.timeoutMs());
            open = true;
            return new SshTransport(session, shell, heard);
        } catch (IOException e) {
            throw new ConsoleFault(
                    check.isRefused() ? ConsoleFault.Kind.HOST_KEY : ConsoleFault.Kind.UNREACHABLE,
                    "",
                    String.valueOf(e.getMessage()));
        } finally {
            if (!open && session != null) {
                session.close(true);
            }
        }
    }

    private static void signIn(ClientSession session, ConsoleAccess access, SshKeyCheck check)
            throws IOException, ConsoleFault {
        var asked = session.auth();
        if (!asked.await(access.timeoutMs() * 2L)) {
            throw new IOException("the device does not say whether the login is right");
        }
        if (!asked.isSuccess()) {
            boolean key = check.isRefused();
            throw new ConsoleFault(
                    key ? ConsoleFault.Kind.HOST_KEY : ConsoleFault.Kind.LOGIN, "", key ? "" : "ssh login refused");
        }
    }

    @Override
    public int read(byte[] into, int millis) throws InterruptedException {
        return heard.read(into, millis);
    }

    @Override
    public void write(byte[] octets) throws IOException {
        OutputStream in = shell.getInvertedIn();
        in.write(octets);
        in.flush();
    }

    @Override
    public String lineEnd() {
        return "\r";
    }

    @Override
    public void close() {
        shell.close(true);
        session.close(true);
    }
}
