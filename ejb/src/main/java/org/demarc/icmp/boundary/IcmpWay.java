package org.demarc.icmp.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.ProblemException;
import org.demarc.device.entity.Device;
import org.demarc.icmp.control.IcmpSettings;
import org.demarc.icmp.control.Liveness;
import org.demarc.icmp.control.ReachRound;
import org.demarc.icmp.entity.Reaches;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.boundary.OtherWay;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.settings.boundary.Settings;

/** Whether a device lives, when somebody wants the whole of it: as the rounds over all devices ask, but at once. */
@ApplicationScoped
public class IcmpWay implements OtherWay {

    @Inject
    Reaches reaches;

    @Inject
    OwnEchoes echoes;

    @Inject
    DeviceCallLog calls;

    @Inject
    Settings settings;

    @Override
    public String key() {
        return "ICMP";
    }

    @Override
    public boolean leadsTo(Device device) {
        return settings.of(IcmpSettings.class).enabled()
                && reaches.toProbe(device.id()).isPresent();
    }

    @Override
    public void ask(long deviceId, Asker asker) {
        reaches.toProbe(deviceId).ifPresent(device -> ask(device, asker));
    }

    private void ask(Reaches.Probed device, Asker asker) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var question = new DeviceCall.Question(device.deviceId(), DeviceCall.Kind.PING, device.address(), asker, at);
        try {
            IcmpSettings wanted = settings.of(IcmpSettings.class);
            Liveness liveness = echoes.ask(InetAddress.getByName(device.address()), device.dead(), wanted);
            reaches.foundNow(ReachRound.found(device.deviceId(), liveness), at);
            calls.note(question.ended(Instant.now(), liveness.alive() ? "ANSWERED" : "SILENT", "", List.of()));
        } catch (ProblemException | UnknownHostException cannot) {
            calls.note(question.ended(Instant.now(), "SKIPPED", String.valueOf(cannot.getMessage()), List.of()));
        }
    }
}
