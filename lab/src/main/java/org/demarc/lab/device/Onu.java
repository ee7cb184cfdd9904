package org.demarc.lab.device;

/** An ONU registered on an OLT: its optics drift, now and then it fails. */
public final class Onu {

    /**
     * What does not change.
     *
     * @param pon PON port, from 1
     * @param number on its PON port, from 1
     * @param ident hex: a serial of 8 octets or a MAC of 6
     * @param behind MAC of the customer's router, hex; empty when nobody lives there
     */
    public record Make(int pon, int number, String ident, String behind, int vlan) {}

    /**
     * Optics at a moment, in dBm, degrees C and volts.
     *
     * @param rxDbm what the ONU receives
     * @param oltRxDbm what the OLT receives from it
     */
    public record Optics(double rxDbm, double txDbm, double oltRxDbm, double temperatureC, double voltageV) {}

    /** How long a reboot takes. */
    public static final long REBOOT_MS = 20_000;

    private final Make make;
    private final long ifIndex;
    private final long seed;
    private final Life life;
    private final Traffic traffic;
    private volatile String description;
    private volatile boolean enabled = true;
    private volatile boolean lanEnabled = true;
    private volatile double extraLossDb;

    Onu(Make make, long ifIndex, String description, long seed, long bornMs) {
        this.make = make;
        this.ifIndex = ifIndex;
        this.description = description;
        this.seed = seed;
        life = new Life(seed, bornMs, 0.03);
        traffic = Traffic.ofSubscriber(seed);
        if (make.behind().isEmpty() || Chance.unit(seed, 5) < 0.04) {
            life.fail(DownReason.POWER_LOSS, bornMs);
        }
    }

    public Make make() {
        return make;
    }

    /** Its own row in the ifTable of an EPON OLT; 0 elsewhere. */
    public long ifIndex() {
        return ifIndex;
    }

    public Life life() {
        return life;
    }

    public Traffic traffic() {
        return traffic;
    }

    public String description() {
        return description;
    }

    public void description(String text) {
        description = text;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Switches it on or off, as an operator does. */
    public void enable(boolean on) {
        enabled = on;
    }

    /** Starts anew: offline at once, back after a few seconds. One that has no power stays as it is. */
    public void reboot(long nowMs) {
        if (online(nowMs)) {
            life.failFor(DownReason.POWER_LOSS, nowMs, REBOOT_MS);
        }
    }

    /** Whether its LAN port is switched on. */
    public boolean lanEnabled() {
        return lanEnabled;
    }

    /** Switches its LAN port on or off. */
    public void enableLan(boolean on) {
        lanEnabled = on;
    }

    public boolean online(long nowMs) {
        return enabled && life.at(nowMs).up();
    }

    /** Why it is down, or was last. */
    public DownReason reason(long nowMs) {
        return enabled ? life.at(nowMs).reason() : DownReason.DISABLED;
    }

    /** Bends the fibre: from now on so many dB less in both directions. */
    public void loseLight(double db) {
        extraLossDb = db;
    }

    /** Metres of fibre. */
    public int distanceM() {
        return 150 + (int) (9_000 * Chance.unit(seed, 3)) + 400 * (make.pon() % 4);
    }

    public Optics optics(long nowMs) {
        double fibre = distanceM() * 0.00035;
        double splice = 9 * Math.pow(Chance.unit(seed, 4), 4);
        double rx = -15.5 - fibre - splice - extraLossDb + 0.8 * Chance.walk(seed, nowMs);
        double tx = 2.2 + 0.4 * Chance.unit(seed, 6) + 0.1 * Chance.walk(seed + 10, nowMs);
        double oltRx = rx - 1.7 + 0.3 * Chance.walk(seed + 20, nowMs);
        double temperature = 41 + 12 * Chance.unit(seed, 7) + 3 * Chance.walk(seed + 30, nowMs);
        return new Optics(rx, tx, oltRx, temperature, 3.28 + 0.04 * Chance.walk(seed + 40, nowMs));
    }
}
