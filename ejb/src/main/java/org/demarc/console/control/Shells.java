package org.demarc.console.control;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.demarc.device.control.ConsoleDialect;

/** Opens consoles. One for a node; nothing of the server's own user (keys, known hosts, configuration) is looked at. */
public final class Shells implements AutoCloseable {

    private final SshClient client;

    public Shells() {
        client = SshClient.setUpDefaultClient();
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setServerKeyVerifier(SshKeyCheck::ofConnection);
        speakToOldDevices();
        client.start();
    }

    /** What is good comes first; what is old comes last, for devices that know nothing else. */
    @SuppressWarnings("deprecation") // that is the point
    private void speakToOldDevices() {
        client.setKeyExchangeFactories(and(
                client.getKeyExchangeFactories(),
                NamedFactory.setUpTransformedFactories(
                        true,
                        List.of(BuiltinDHFactories.dhg14, BuiltinDHFactories.dhgex, BuiltinDHFactories.dhg1),
                        ClientBuilder.DH2KEX)));
        client.setSignatureFactories(and(
                client.getSignatureFactories(),
                NamedFactory.setUpBuiltinFactories(
                        true, List.of(BuiltinSignatures.rsaSHA256, BuiltinSignatures.rsa, BuiltinSignatures.dsa))));
        client.setCipherFactories(and(
                client.getCipherFactories(),
                NamedFactory.setUpBuiltinFactories(
                        true,
                        List.of(BuiltinCiphers.aes256cbc, BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc))));
        client.setMacFactories(and(
                client.getMacFactories(),
                NamedFactory.setUpBuiltinFactories(true, List.of(BuiltinMacs.hmacsha1, BuiltinMacs.hmacmd5))));
    }

    private static <F extends NamedResource> List<F> and(List<F> good, List<? extends F> old) {
        List<F> all = new ArrayList<>(good);
        old.stream()
                .filter(one -> good.stream().noneMatch(known -> known.getName().equals(one.getName())))
                .forEach(all::add);
        return all;
    }

    /** Signs in. @throws ConsoleFault nobody is there, or the login is refused */
    public ConsoleSession open(ConsoleAccess access, ConsoleDialect dialect, HostKeys keys)
            throws ConsoleFault, InterruptedException {
        return open(access, dialect, keys, ConsoleSession.LONGEST);
    }

    /** The same for a session that ends after so long, whatever is said. @throws ConsoleFault nobody is there, or the login is refused */
    public ConsoleSession open(ConsoleAccess access, ConsoleDialect dialect, HostKeys keys, Duration longest)
            throws ConsoleFault, InterruptedException {
        ConsoleSession session = new ConsoleSession(transport(access, keys), access, dialect, longest);
        boolean ready = false;
        try {
            session.signIn();
            ready = true;
            return session;
        } finally {
            if (!ready) {
                session.close();
            }
        }
    }

    private Transport transport(ConsoleAccess access, HostKeys keys) throws ConsoleFault {
        if (access.isSsh()) {
            return SshTransport.connect(client, access, keys);
        }
        try {
            return TelnetTransport.connect(access.host(), access.port(), access.timeoutMs());
        } catch (IOException e) {
            throw new ConsoleFault(ConsoleFault.Kind.UNREACHABLE, "", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
