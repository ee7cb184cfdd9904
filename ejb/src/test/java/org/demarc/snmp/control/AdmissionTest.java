package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network without a network: devices answer one after another, and only when none can is something stored. */
@Timeout(30)
class AdmissionTest {

    private static final long MOST = 10_000;
    private static final int ASKED_AT_ONCE = 50;
    private static final SnmpTarget ANYBODY = SnmpTarget.v2c("127.0.0.1", 161, Secret.of("public"));
    private static final PollRequest UNKNOWN =
            PollRequest.of(ANYBODY, ScalarRequest.none(), List.of(SimulatedNetwork.INTERFACES));
    private static final PollRequest SINGLE_VALUES = PollRequest.of(
            ANYBODY, ScalarRequest.of("1.3.6.1.2.1.1.4.0", "1.3.6.1.2.1.1.5.0", "1.3.6.1.2.1.1.6.0"), List.of());

    private final Admission<Device> admission = new Admission<>(500, MOST);
    private final List<Device> devices = new ArrayList<>();
    private final Deque<Place<Device>> asked = new ArrayDeque<>();
    private final Deque<Device> unstored = new ArrayDeque<>();
    private int stored;
    private int gaveBack;
    private long mostCounted;
    private long mostTold;

    private static final class Device {
        private final long size;
        private long told;

        Device(long size) {
            this.size = size;
        }

        long told() {
            return told;
        }
    }

    @Test
    @DisplayName("ENG-33 whatever unknown devices bring, what is held never passes the bound, and all are read")
    void whatUnknownDevicesBringNeverPassesTheBound() {
        for (int i = 0; i < 20; i++) {
            add(6000);
        }

        readAll();

        assertThat(stored).isEqualTo(20);
        assertThat(mostCounted).isLessThanOrEqualTo(MOST);
        assertThat(mostTold).isLessThanOrEqualTo(MOST);
        assertThat(gaveBack).isPositive();
        assertThat(admission.held()).isZero();
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    @DisplayName("ENG-33 who brings more than the bound by himself is read when nothing else is held")
    void whoBringsMoreThanTheBoundIsReadAlone() {
        add(25_000);
        add(100);
        add(100);
        add(100);

        readAll();

        assertThat(stored).isEqualTo(4);
        assertThat(gaveBack).isZero();
        assertThat(mostTold).isEqualTo(25_000);
        assertThat(admission.held()).isZero();
    }

    @Test
    @DisplayName("ENG-33 while something is left to be stored, those under way wait and give nothing back")
    void whileSomethingIsLeftToBeStoredNobodyGivesBack() {
        Place<Device> first = begin();
        Place<Device> second = begin();
        admission.ended(first, 7500);
        List<String> sent = new ArrayList<>();

        boolean upToTheBound = admission.claim(second, 2500, () -> sent.add("2500"));
        boolean beyond = admission.claim(second, 2550, () -> sent.add("2550"));

        assertThat(upToTheBound).isTrue();
        assertThat(beyond).isFalse();
        assertThat(admission.nextRequest()).isNull();
        assertThat(admission.mustGiveBack()).isNull();
        admission.released(7500);
        Objects.requireNonNull(admission.nextRequest()).run();
        assertThat(sent).containsExactly("2550");
    }

    @Test
    @DisplayName("ENG-33 no conversation begins while one under way waits for room")
    void thoseUnderWayComeFirst() {
        Place<Device> stored = begin();
        Place<Device> small = begin();
        Place<Device> large = begin();
        admission.ended(stored, 3000);
        boolean goesOn = admission.claim(large, 5050, () -> {});
        admission.ended(small, 100);
        admission.released(100);
        admission.add(new Device(100), UNKNOWN);

        assertThat(goesOn).isFalse();
        assertThat(admission.next()).isNull();
        assertThat(admission.nextRequest()).isNotNull();
    }

    @Test
    @DisplayName("ENG-33 an unknown device is expected to bring what others brought, and no less than a switch")
    void anUnknownDeviceIsExpectedToBringWhatOthersBrought() {
        Place<Device> first = begin();
        long expectedAtFirst = admission.held();
        admission.ended(first, 6000);
        admission.released(6000);

        Place<Device> afterALargeOne = begin();
        admission.ended(afterALargeOne, 10);
        admission.released(10);

        assertThat(expectedAtFirst).isEqualTo(2000);
        assertThat(afterALargeOne.counted()).isEqualTo(6000);
        assertThat(begin().counted()).isEqualTo(3005);
    }

    @Test
    @DisplayName(
            "ENG-7 ENG-33 devices of known size begin together although they come to a little more than the bound, which holds")
    void devicesOfKnownSizeBeginTogether() {
        for (int i = 0; i < 5; i++) {
            addKnown(800);
            addKnown(1300);
        }

        letIn();
        int begunTogether = admission.inFlight();
        readAll();

        assertThat(begunTogether).isEqualTo(10);
        assertThat(stored).isEqualTo(10);
        assertThat(gaveBack).isZero();
        assertThat(mostCounted).isLessThanOrEqualTo(MOST);
        assertThat(mostTold).isLessThanOrEqualTo(MOST);
    }

    @Test
    @DisplayName("ENG-33 devices of known size that come to far more than the bound do not all begin, to stand before it together")
    void devicesThatComeToMuchMoreDoNotBeginTogether() {
        for (int i = 0; i < 10; i++) {
            addKnown(1150);
        }

        letIn();
        int begunTogether = admission.inFlight();
        readAll();

        assertThat(begunTogether).isEqualTo(9);
        assertThat(stored).isEqualTo(10);
        assertThat(gaveBack).isZero();
        assertThat(mostCounted).isLessThanOrEqualTo(MOST);
        assertThat(admission.held()).isZero();
    }

    @Test
    @DisplayName("ENG-33 devices of known size that all end at the same moment pass no bound either, and all are read")
    void devicesThatEndTogetherPassNoBound() {
        for (int i = 0; i < 30; i++) {
            addKnown(1100);
        }

        readAll();

        assertThat(stored).isEqualTo(30);
        assertThat(mostCounted).isLessThanOrEqualTo(MOST);
        assertThat(mostTold).isLessThanOrEqualTo(MOST);
        assertThat(admission.held()).isZero();
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    @DisplayName(
            "ENG-33 single values are read at the bound too, count as what they are, and say nothing of other devices")
    void singleValuesAreReadAtTheBound() {
        Place<Device> read = begin();
        Place<Device> waiting = begin();
        admission.ended(read, 7900);
        boolean goesOn = admission.claim(waiting, 2150, () -> {});

        add(3, SINGLE_VALUES);
        Place<Device> live = Objects.requireNonNull(admission.next());
        long counted = live.counted();
        admission.ended(live, 5);
        admission.released(5);
        admission.released(7900);
        admission.ended(waiting, 0);

        assertThat(goesOn).isFalse();
        assertThat(counted).isEqualTo(5);
        assertThat(begin().counted()).isEqualTo(7900);
    }

    @Test
    @DisplayName("ENG-33 single values do not stand behind a whole device that there is no room for")
    void singleValuesGoPastAWholeDevice() {
        heldUp(admission);

        add(6000);
        add(3, SINGLE_VALUES);

        assertThat(Objects.requireNonNull(admission.next()).what().size).isEqualTo(3);
        assertThat(admission.waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("ENG-33 who waits for room with his next request keeps nobody from a place")
    void whoIsHeldUpTakesNoPlace() {
        Admission<Device> crowded = new Admission<>(1, MOST);
        heldUp(crowded);

        crowded.add(new Device(3), SINGLE_VALUES);

        assertThat(crowded.next()).isNotNull();
    }

    /** One has been read and is not stored, another one waits for its room. */
    private static void heldUp(Admission<Device> admission) {
        admission.add(new Device(0), UNKNOWN);
        admission.ended(Objects.requireNonNull(admission.next()), 100);
        admission.add(new Device(0), UNKNOWN);
        boolean goesOn = admission.claim(Objects.requireNonNull(admission.next()), MOST, () -> {});
        assertThat(goesOn).isFalse();
    }

    @Test
    @DisplayName("ENG-33 single values have no more room than there is")
    void singleValuesPassNoBound() {
        Place<Device> read = begin();
        admission.ended(read, MOST - 4);

        add(3, SINGLE_VALUES);

        assertThat(admission.next()).isNull();
        admission.released(MOST - 4);
        assertThat(admission.next()).isNotNull();
    }

    @Test
    @DisplayName(
            "ENG-33 when all tables wait for each other, somebody who reads single values makes none of them wait longer")
    void whoReadsSingleValuesKeepsNobodyFromGivingBack() {
        Place<Device> first = begin();
        Place<Device> second = begin();
        add(3, SINGLE_VALUES);
        Place<Device> live = Objects.requireNonNull(admission.next());
        admission.claim(first, 7900, () -> {});

        boolean secondGoesOn = admission.claim(second, 2150, () -> {});
        boolean firstGoesOn = admission.claim(first, 8050, () -> {});

        assertThat(secondGoesOn).isFalse();
        assertThat(firstGoesOn).isFalse();
        assertThat(admission.heldUp()).isEqualTo(2);
        assertThat(admission.claim(live, 6, () -> {})).isTrue();
        assertThat(admission.mustGiveBack()).isSameAs(second);
    }

    @Test
    @DisplayName("ENG-11 ENG-33 of a device that said nothing the last time little counts until it answers")
    void ofASilentDeviceLittleCountsUntilItAnswers() {
        add(0, UNKNOWN.withConduct(new DeviceConduct(0, false, 0, 0, 0, 0, 2)));
        Place<Device> silent = Objects.requireNonNull(admission.next());
        long atFirst = admission.held();

        boolean probed = admission.claim(silent, 3, () -> {});
        long whileItIsProbed = admission.held();
        boolean goesOn = admission.claim(silent, 35, () -> {});

        assertThat(atFirst).isLessThan(10);
        assertThat(probed && goesOn).isTrue();
        assertThat(whileItIsProbed).isEqualTo(atFirst);
        assertThat(admission.held()).isEqualTo(2000);
    }

    private void add(long size) {
        add(size, UNKNOWN);
    }

    private void addKnown(int size) {
        add(size, UNKNOWN.withConduct(new DeviceConduct(ASKED_AT_ONCE, false, 3, 20, 20, size, 0)));
    }

    private void add(long size, PollRequest request) {
        Device device = new Device(size);
        devices.add(device);
        admission.add(device, request);
    }

    private Place<Device> begin() {
        add(0);
        return Objects.requireNonNull(admission.next());
    }

    private void readAll() {
        letIn();
        while (!asked.isEmpty() || !unstored.isEmpty()) {
            if (asked.isEmpty()) {
                store(unstored.remove());
            } else {
                answer(asked.remove());
            }
            letIn();
            mostCounted = Math.max(mostCounted, admission.held());
            mostTold =
                    Math.max(mostTold, devices.stream().mapToLong(Device::told).sum());
        }
    }

    /** As the engine does it. */
    private void letIn() {
        for (Runnable send = admission.nextRequest(); send != null; send = admission.nextRequest()) {
            send.run();
        }
        Place<Device> last = admission.mustGiveBack();
        if (last != null) {
            gaveBack++;
            last.what().told = 0;
            admission.gaveBack(last, UNKNOWN);
            letIn();
        }
        for (Place<Device> next = admission.next(); next != null; next = admission.next()) {
            ask(next);
        }
    }

    private void ask(Place<Device> place) {
        if (admission.claim(place, place.what().told + ASKED_AT_ONCE, () -> asked.add(place))) {
            asked.add(place);
        }
    }

    private void answer(Place<Device> place) {
        Device device = place.what();
        device.told += ASKED_AT_ONCE;
        if (device.told < device.size) {
            ask(place);
        } else {
            admission.ended(place, device.told);
            unstored.add(device);
        }
    }

    private void store(Device device) {
        admission.released(device.told);
        device.told = 0;
        stored++;
    }
}
