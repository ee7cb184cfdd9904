package org.demarc.lab.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/** The consoles of a whole network behind one telnet port and one ssh port: the address that is called says which device is meant. */
public final class ConsoleServer implements AutoCloseable {

    private final Map<String, LabConsole> consoles = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket telnet;
    private final SshServer ssh;

    private ConsoleServer(int telnetPort, int sshPort) throws IOException {
        telnet = new ServerSocket();
        telnet.bind(new InetSocketAddress(telnetPort), 200);
        ssh = SshServer.setUpDefaultServer();
        ssh.setPort(sshPort);
        ssh.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        ssh.setPasswordAuthenticator((user, password, session) -> {
            LabConsole console = console(session);
            return console != null && console.admits(user, password);
        });
        ssh.setShellFactory(channel -> new SshShell(console(channel.getSession())));
        ssh.start();
        daemon(this::accept, "lab-telnet");
    }

    /** Starts both; 0 takes a free port. */
    public static ConsoleServer start(int telnetPort, int sshPort) {
        try {
            return new ConsoleServer(telnetPort, sshPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int telnetPort() {
        return telnet.getLocalPort();
    }

    public int sshPort() {
        return ssh.getPort();
    }

    /** From now on this address has this console. */
    public void bind(String address, LabConsole console) {
        consoles.put(address, console);
    }

    private @Nullable LabConsole console(ServerSession session) {
        return session.getIoSession().getLocalAddress() instanceof InetSocketAddress local
                ? consoles.get(local.getAddress().getHostAddress())
                : null;
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!telnet.isClosed()) {
            try {
                Socket socket = telnet.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                daemon(() -> serve(socket), "lab-telnet-session");
            } catch (IOException e) {
                // closed, or the caller is gone again
            }
        }
    }

    private void serve(Socket socket) {
        LabConsole console = consoles.get(socket.getLocalAddress().getHostAddress());
        try (socket) {
            if (console != null) {
                socket.getOutputStream().write(new byte[] {
                    (byte) 255, (byte) 251, 1, (byte) 255, (byte) 251, 3, (byte) 255, (byte) 253, 24
                });
                new Dialogue(new TelnetInput(socket.getInputStream()), socket.getOutputStream(), console).hold(true);
            }
        } catch (IOException e) {
            // the caller is gone
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            telnet.close();
            for (Socket socket : open) {
                socket.close();
            }
            ssh.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell channel; the protocol has signed in already. */
    private static final class SshShell implements Command {
        private final @Nullable LabConsole console;
        private @Nullable InputStream in;
        private @Nullable OutputStream out;
        private @Nullable ExitCallback exit;

        SshShell(@Nullable LabConsole console) {
            this.console = console;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            // everything goes to one stream, as on a device
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            daemon(this::talk, "lab-ssh-session");
        }

        private void talk() {
            InputStream from = in;
            OutputStream to = out;
            try {
                if (from != null && to != null && console != null) {
                    new Dialogue(from, to, console).hold(false);
                }
            } catch (IOException e) {
                // the caller is gone
            } finally {
                if (exit != null) {
                    exit.onExit(0);
                }
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // the streams end by themselves
        }
    }
}
