package org.demarc.device.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.AccessLevels;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceProblem;

/** Levels that the caller may look at: of devices those that he sees, of models those that are known. */
@Dependent
public class LevelSight {

    @Inject
    AccessLevels levels;

    @Inject
    DeviceProfiles catalogue;

    @Inject
    Sight sight;

    /**
     * Nothing happens where the level is there.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@link DeviceProblem#UNKNOWN_MODEL},
     *     {@link DeviceProblem#UNKNOWN_ACCESS_PROFILE}
     */
    void require(AccessLevel level) {
        switch (level.kind()) {
            case DEVICE -> sight.device(level.id());
            case MODEL -> requireModel(level);
            case PROFILE -> requireProfile(level);
            case SYSTEM -> {}
        }
    }

    /**
     * As {@link #require}, of a level that the caller changes: who sees some groups only changes nothing that devices of others get.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#OTHERS_DEVICES} and those of {@link #require}
     */
    void requireChange(AccessLevel level) {
        require(level);
        Set<Long> groups = sight.groups();
        if (groups != null && reachesOthers(level, groups)) {
            throw DeviceProblem.OTHERS_DEVICES.because("say it on the level of your own devices");
        }
    }

    private boolean reachesOthers(AccessLevel level, Set<Long> groups) {
        return switch (level.kind()) {
            case DEVICE -> false;
            case PROFILE -> levels.isForOthers(level.id(), groups);
            case MODEL, SYSTEM -> true; // also for devices that are added later
        };
    }

    /** A model that was taken out of the catalogue can still be looked at and cleared where something was said about it. */
    private void requireModel(AccessLevel level) {
        if (catalogue.catalog().model(level.modelKey()).isEmpty()
                && levels.at(level).isEmpty()) {
            throw DeviceProblem.UNKNOWN_MODEL.because("model " + level.modelKey());
        }
    }

    private void requireProfile(AccessLevel level) {
        if (levels.at(level).isEmpty()) {
            throw DeviceProblem.UNKNOWN_ACCESS_PROFILE.because("access profile " + level.id());
        }
    }

    /** The levels of a device that the caller sees, the nearest first. */
    List<AccessLevel> above(long deviceId) {
        Device device = sight.device(deviceId);
        List<AccessLevel> nearestFirst = new ArrayList<>();
        nearestFirst.add(AccessLevel.ofDevice(device.id()));
        if (!device.modelKey().isEmpty()) {
            nearestFirst.add(AccessLevel.ofModel(device.modelKey()));
        }
        if (device.access() != null) {
            nearestFirst.add(AccessLevel.ofProfile(device.access().id()));
        }
        nearestFirst.add(AccessLevel.SYSTEM);
        return nearestFirst;
    }
}
