package org.demarc.routeros.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.poll.boundary.PollTransactions;
import org.demarc.poll.control.AlikeRows;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.DeviceCall.Part;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.poll.entity.PollChanges;
import org.demarc.poll.entity.PollChanges.WholeReading;
import org.demarc.poll.entity.PollWriter;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.routeros.control.ApiRound;
import org.demarc.routeros.control.DeviceMenu;
import org.demarc.routeros.control.DeviceMenus;
import org.demarc.routeros.control.DeviceMenus.Told;
import org.demarc.routeros.control.RouterFault;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.routeros.entity.ApiDevices;
import org.demarc.settings.boundary.Settings;

/** Reads the menus of a device by RouterOS' API and keeps what they tell as readings. No transaction is open while the device is waited for. */
@ApplicationScoped
public class ApiReadings {

    @Inject
    DeviceLines lines;

    @Inject
    ApiDevices devices;

    @Inject
    PollTransactions transactions;

    @Inject
    DeviceAccesses accesses;

    @Inject
    DeviceCallLog calls;

    @Inject
    Settings settings;

    /** Menus that custom parameters of the device let nobody load are left out; the others go on. */
    private List<DeviceMenu> loaded(long deviceId, Collection<DeviceMenu> menus) {
        CustomParameters parameters =
                accesses.ofDevice(deviceId).map(DeviceAccess::parameters).orElse(CustomParameters.NONE);
        return menus.stream()
                .filter(menu ->
                        ReadingModules.whyNotLoaded(menu.reading(), parameters).isEmpty())
                .toList();
    }

    /**
     * Reads all menus that are not switched off and stores them, also that and why one did not come. Where all are switched off the device is not
     * called, and the list is empty.
     *
     * @throws RouterFault when nothing could be read; that is stored, too
     */
    public List<Told> read(long deviceId, Asker asker) throws RouterFault {
        return read(deviceId, Arrays.asList(DeviceMenu.values()), asker);
    }

    /** The same of some of the menus. */
    List<Told> read(long deviceId, Collection<DeviceMenu> wanted, Asker asker) throws RouterFault {
        List<DeviceMenu> menus = loaded(deviceId, wanted);
        if (menus.isEmpty()) {
            return List.of();
        }
        RouterAccess access = lines.access(deviceId);
        Instant began = Instant.now();
        var question = new DeviceCall.Question(deviceId, DeviceCall.Kind.API, "", asker, began);
        try {
            List<Told> told = DeviceMenus.read(
                    lines.pool(),
                    access,
                    menus,
                    settings.of(RouterOsSettings.class).readingRows());
            calls.note(question.answered(Instant.now(), parts(told)));
            store(deviceId, told, began);
            return told;
        } catch (RouterFault fault) {
            List<Told> nothing = menus.stream()
                    .map(menu -> new Told(menu, List.of(), fault.detail()))
                    .toList();
            String outcome = fault.isRefusal() ? "REFUSED" : "SILENT";
            calls.note(question.ended(Instant.now(), outcome, fault.detail(), parts(nothing)));
            store(deviceId, nothing, began);
            throw fault;
        }
    }

    private static List<Part> parts(List<Told> told) {
        return told.stream()
                .map(one -> new Part(one.menu().reading().key(), one.rows().size(), one.problem()))
                .toList();
    }

    private void store(long deviceId, List<Told> told, Instant began) {
        Instant now = Instant.now();
        Map<ApiRound, Instant> dueByRound = new EnumMap<>(ApiRound.class);
        PollChanges changes = new PollChanges(now);
        for (Told one : told) {
            String reading = one.menu().reading().key();
            Instant due = dueByRound.computeIfAbsent(ApiRound.of(one.menu()), round -> nextDue(deviceId, round, began));
            boolean broken = one.rows().isEmpty() && !one.complete();
            if (!broken) {
                changes.rows(
                        new WholeReading(deviceId, reading),
                        AlikeRows.of(deviceId, one.menu().reading(), one.rows()),
                        one.complete());
            }
            changes.reading(new PlannedReading(
                    deviceId,
                    reading,
                    null,
                    true,
                    due,
                    one.complete() ? now : null,
                    one.problem(),
                    one.rows().size(),
                    0,
                    one.complete() ? now : null));
        }
        try {
            transactions.inOne(connection -> PollWriter.write(connection, changes));
        } catch (SQLException e) {
            throw new IllegalStateException("readings of device " + deviceId + " could not be stored", e);
        }
    }

    private Instant nextDue(long deviceId, ApiRound round, Instant began) {
        Duration usual = settings.of(PollSettings.class).interval(round.reading());
        return devices.nextDue(deviceId, round.reading().key(), began, usual);
    }
}
