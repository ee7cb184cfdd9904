package org.demarc.icmp.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.demarc.icmp.control.DiagnosticProblem;
import org.demarc.icmp.control.IcmpSettings;
import org.demarc.icmp.control.Liveness;
import org.demarc.icmp.control.Prober;
import org.demarc.icmp.control.Probers;
import org.demarc.icmp.control.ReachRound;
import org.demarc.icmp.control.Round;
import org.jspecify.annotations.Nullable;

/**
 * Pings that somebody asks this server for. They have sockets apart, so that they neither wait for the rounds nor hold them up; and those of
 * devices that are read whole, which may take seconds, have one of their own, so that people's do not wait for them.
 */
@ApplicationScoped
public class OwnEchoes {

    private static final Round ONE = new Round(1, 1000, 10);
    private static final int LONGEST_WAIT_S = 5;

    private final Way ofPeople = new Way();
    private final Way ofPolls = new Way();

    /**
     * One echo request; waits a second for the answer.
     *
     * @throws org.demarc.ProblemException {@link DiagnosticProblem#NO_ICMP}, {@link DiagnosticProblem#BUSY}
     */
    public Liveness ask(InetAddress address) {
        return ofPeople.ask(address, prober -> prober.probe(List.of(address), ONE));
    }

    /**
     * What the next of the rounds over all devices would show of one that is at this address; waits for its answers.
     *
     * @param dead whether it was dead the last time
     * @throws org.demarc.ProblemException {@link DiagnosticProblem#NO_ICMP}, {@link DiagnosticProblem#BUSY}
     */
    public Liveness ask(InetAddress address, boolean dead, IcmpSettings as) {
        Set<InetAddress> deadBefore = dead ? Set.of(address) : Set.of();
        return ofPolls.ask(
                address, prober -> ReachRound.ask(prober, List.of(address), deadBefore, as.round(), as.lastChance()));
    }

    private interface Asking {
        Map<InetAddress, Liveness> by(Prober prober) throws IOException;
    }

    /** A prober that is asked by one at a time. */
    private static final class Way {

        private final ReentrantLock one = new ReentrantLock(true);
        private @Nullable Prober prober;

        Liveness ask(InetAddress address, Asking asking) {
            if (!taken()) {
                throw DiagnosticProblem.BUSY.because("others are pinging");
            }
            try {
                Liveness found = asking.by(open()).get(address);
                if (found == null) {
                    throw DiagnosticProblem.NO_ICMP.because(address.getHostAddress() + " cannot be asked from here");
                }
                return found;
            } catch (IOException e) {
                throw DiagnosticProblem.NO_ICMP.because(String.valueOf(e.getMessage()));
            } finally {
                one.unlock();
            }
        }

        private boolean taken() {
            try {
                return one.tryLock(LONGEST_WAIT_S, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private Prober open() {
            Prober known = prober;
            if (known == null) {
                Probers.Choice choice = Probers.choose();
                known = choice.prober()
                        .orElseThrow(() -> DiagnosticProblem.NO_ICMP.because(String.join("; ", choice.tried())));
                prober = known;
            }
            return known;
        }

        void close() {
            Prober known = prober;
            if (known != null) {
                known.close();
            }
        }
    }

    @PreDestroy
    void close() {
        ofPeople.close();
        ofPolls.close();
    }
}
