package org.demarc.lab.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Serves many devices over UDP, SNMP v1, v2c and v3: one socket for each address, all on one port and one thread.
 *
 * <p>Each device has its own socket because a socket bound to the wildcard address answers from an address of the
 * kernel's choice, and clients drop such answers (snmp-engine.md 9).
 */
public final class SnmpAgent implements AutoCloseable {

    private static final int AT_ONCE = 64;
    private static final int MAX_DATAGRAM = 65_535;

    private final Selector selector;
    private final InstantSource clock;
    private final Map<String, DatagramChannel> channelByAddress = new ConcurrentHashMap<>();
    private final PriorityQueue<Late> late = new PriorityQueue<>();
    private final ByteBuffer in = ByteBuffer.allocate(MAX_DATAGRAM);
    private final SplittableRandom dice = new SplittableRandom(42);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread;
    private int port;

    private record Socket(DatagramChannel channel, Function<String, Optional<SnmpDevice>> deviceByCommunity) {}

    private SnmpAgent(int port, InstantSource clock) throws IOException {
        this.port = port;
        this.clock = clock;
        selector = Selector.open();
        thread = new Thread(this::serve, "lab-snmp-agent");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts an agent without devices. Port 0: the first device picks a free one, the others share it. */
    public static SnmpAgent start(int port, InstantSource clock) {
        try {
            return new SnmpAgent(port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an agent by the system's clock. */
    public static SnmpAgent start(int port) {
        return start(port, InstantSource.system());
    }

    /** Serves a device on an address such as {@code 127.10.0.1}. */
    public void bind(String address, SnmpDevice device) {
        Optional<SnmpDevice> always = Optional.of(device);
        bind(address, community -> always);
    }

    /** Serves several devices on one address; the community of a request chooses, none means silence. */
    public synchronized void bind(String address, Function<String, Optional<SnmpDevice>> deviceByCommunity) {
        try {
            var channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
            channel.bind(new InetSocketAddress(address, port));
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            channelByAddress.put(address, channel);
            channel.register(selector, SelectionKey.OP_READ, new Socket(channel, deviceByCommunity));
            selector.wakeup();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve " + address + ":" + port, e);
        }
    }

    /** Serves every {@code .snmprec} file of a folder on one address; the community is the file's name without its ending. */
    public void replay(String address, Path folder, Manners manners) {
        var deviceByCommunity = new HashMap<String, SnmpDevice>();
        try (var files = Files.newDirectoryStream(folder, "*.snmprec")) {
            for (Path file : files) {
                SnmprecFile recording = SnmprecFile.read(file);
                var device = new SnmpDevice(recording.name(), Mib.of(recording), manners);
                deviceByCommunity.put(recording.name(), device);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recordings in " + folder, e);
        }
        bind(address, community -> Optional.ofNullable(deviceByCommunity.get(community)));
    }

    /** Closes the socket of an address: from now on the host answers "port unreachable". */
    public void unbind(String address) {
        DatagramChannel channel = channelByAddress.remove(address);
        if (channel != null) {
            close(channel);
        }
    }

    /** The common UDP port; 0 as long as nothing is bound and none was asked for. */
    public synchronized int port() {
        return port;
    }

    /** How many datagrams have come in. */
    public long requests() {
        return requests.get();
    }

    /** How many of them were no SNMP request. */
    public long malformed() {
        return malformed.get();
    }

    /** How many requests got no answer because the device's own code failed: a mistake of the lab. */
    public long failed() {
        return failed.get();
    }

    private void serve() {
        while (selector.isOpen()) {
            try {
                selector.select(this::receive, waitMs());
                sendLate();
            } catch (ClosedChannelException | java.nio.channels.ClosedSelectorException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private long waitMs() {
        Late first = late.peek();
        return first == null ? 0 : Math.max(1, 1 + TimeUnit.NANOSECONDS.toMillis(first.remainingNanos()));
    }

    private void receive(SelectionKey key) {
        var socket = (Socket) key.attachment();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                in.clear();
                SocketAddress from = socket.channel().receive(in);
                if (from == null) {
                    return;
                }
                requests.incrementAndGet();
                answer(socket, from);
            }
        } catch (ClosedChannelException gone) {
            key.cancel();
        } catch (IOException unreachable) {
            failed.incrementAndGet();
        }
    }

    private void answer(Socket socket, SocketAddress from) throws IOException {
        try {
            if (V3Message.isOne(in.array(), in.position())) {
                answerV3(socket, from, V3Message.read(in.array(), in.position()));
                return;
            }
            SnmpMessage request = MessageReader.read(in.array(), in.position());
            Optional<SnmpDevice> device = socket.deviceByCommunity().apply(request.community());
            if (device.isPresent()) {
                SnmpDevice asked = device.get();
                send(socket.channel(), from, asked.faults(), () -> FaultyAnswer.of(request, asked, clock.millis()));
            }
        } catch (BerException noRequest) {
            malformed.incrementAndGet();
        } catch (RuntimeException brokenDevice) {
            failed.incrementAndGet();
        }
    }

    /** Version 3 knows no communities: the device is that of the address. */
    private void answerV3(Socket socket, SocketAddress from, V3Message request) throws IOException {
        SnmpDevice device = socket.deviceByCommunity().apply("").orElse(null);
        V3Engine engine = device == null ? null : device.engine();
        if (device != null && engine != null) {
            send(
                    socket.channel(),
                    from,
                    device.faults(),
                    () -> V3Responder.answer(request, device, engine, clock.millis()));
        }
    }

    private void send(DatagramChannel channel, SocketAddress to, Faults faults, Supplier<Optional<byte[]>> made)
            throws IOException {
        if (faults.kind() == Faults.Kind.OFF || dice.nextInt(100) < faults.lossPercent()) {
            return;
        }
        Optional<byte[]> answer = made.get();
        if (answer.isEmpty()) {
            return;
        }
        if (faults.delayMs() > 0) {
            long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(faults.delayMs());
            late.add(new Late(due, channel, to, answer.get()));
        } else {
            channel.send(ByteBuffer.wrap(answer.get()), to);
        }
    }

    private void sendLate() throws IOException {
        for (Late first = late.peek(); first != null && first.remainingNanos() <= 0; first = late.peek()) {
            late.remove();
            first.send();
        }
    }

    /** Closes every socket and ends the thread. */
    @Override
    public void close() {
        try {
            channelByAddress.values().forEach(SnmpAgent::close);
            selector.close();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
