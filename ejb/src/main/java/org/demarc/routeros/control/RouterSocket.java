package org.demarc.routeros.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.demarc.provisioning.control.RouterAccess;
import org.jspecify.annotations.Nullable;

/** Opens the way to a router: name, TCP, TLS with the pinned certificate, all within the connect time-out. */
final class RouterSocket {

    private final RouterAccess access;
    private final ThreadFactory threads;
    private final long deadline;
    private RouterFault.Stage at = RouterFault.Stage.NAME;

    private RouterSocket(RouterAccess access, ThreadFactory threads) {
        this.access = access;
        this.threads = threads;
        this.deadline = System.nanoTime() + access.connectTimeout().toNanos();
    }

    /** A connected socket; the caller closes it. */
    static Socket open(RouterAccess access, ThreadFactory threads) throws RouterFault.NoConnection {
        RouterSocket way = new RouterSocket(access, threads);
        Socket socket = new Socket();
        try {
            InetSocketAddress address = new InetSocketAddress(way.address(), access.port());
            way.at = RouterFault.Stage.CONNECT;
            socket.connect(address, way.millisLeft());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return access.tls() ? way.secured(socket) : socket;
        } catch (IOException e) {
            close(socket);
            throw new RouterFault.NoConnection(way.at, way.words(e), e);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is being thrown away: there is nobody left to tell.
            return;
        }
    }

    /** The resolver has no time-out of its own, so it runs beside. A numeric address never gets there. */
    private InetAddress address() throws IOException {
        FutureTask<InetAddress> lookup = new FutureTask<>(() -> InetAddress.getByName(access.host()));
        if (access.host().matches("[0-9.]+|.*:.*")) {
            lookup.run();
        } else {
            threads.newThread(lookup).start();
        }
        try {
            return lookup.get(millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnknownHostException(access.host());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Socket secured(Socket plain) throws IOException {
        at = RouterFault.Stage.TLS;
        SSLSocket socket = (SSLSocket) factory().createSocket(plain, access.host(), access.port(), true);
        if (access.pin().isEmpty()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.setSoTimeout(millisLeft());
        socket.startHandshake();
        return socket;
    }

    private SSLSocketFactory factory() {
        TrustManager @Nullable [] trust =
                access.pin().isEmpty() ? null : new TrustManager[] {new PinnedCertificate(access.pin())};
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private int millisLeft() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    private String words(IOException e) {
        if (e instanceof UnknownHostException) {
            return "host name \"" + access.host() + "\" does not resolve";
        }
        if (e instanceof SocketTimeoutException) {
            return "timeout: no answer within " + seconds(access.connectTimeout());
        }
        if (e instanceof SSLException) {
            return "TLS: " + innermost(e);
        }
        return e instanceof ConnectException ? "refused: " + e.getMessage() : String.valueOf(e.getMessage());
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String innermost(Throwable e) {
        Throwable inner = e;
        for (Throwable next = e.getCause(); next != null; next = next.getCause()) {
            inner = next;
        }
        return String.valueOf(inner.getMessage());
    }
}
