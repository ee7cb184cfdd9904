package org.demarc.event.entity;

import java.time.Duration;

/** What a rule looks at: a closed set, each with the question that finds all that is so at present. */
public enum Watch {
    /** A device answers neither ICMP nor SNMP; those behind a dead one are folded into its event. */
    DEVICE_DOWN(15, true),
    /** A device began anew within so many hours. */
    DEVICE_RESTARTED(30, true),
    /** A gateway did not answer ICMP for so many rounds; one that is a dead device is folded into that one's event. */
    GATEWAY_DOWN(15, true),
    /** Many ONUs of one PON port went within ten minutes: share in percent, least number. */
    PON_LOST(15, true),
    /** An ONU went within the last seven days and is not back. */
    ONU_LOST(15, true),
    /** A value is beyond a bound, or a word is (not) what it should be. */
    MEASURE(30, false),
    /** The light of an ONU fell by so many dB against the week before. */
    SIGNAL_FELL(300, true),
    /** One identifier of an ONU in several places (wildcore-mikbill.md 7.4). */
    DUPLICATE_ONU(120, true),
    /** An ONU waits for registration. */
    UNKNOWN_ONU(30, true),
    /** A MAC goes back and forth between ports of one device. */
    MAC_FLAP(120, true),
    /** A MAC went to another port of the device. */
    MAC_MOVED(120, true),
    BGP_DOWN(30, true),
    /** A port lost its link within the last seven days. */
    INTERFACE_DOWN(30, true),
    /** A port is switched off. */
    INTERFACE_DISABLED(60, true),
    /** A device knows far fewer addresses than within the day before: percent of those, least number. */
    ARPS_ABNORMAL(300, true),
    /** The configuration of a device is another than before, seen within so many hours. */
    CONFIGURATION_CHANGED(60, true),
    /** For so many days no configuration of a device could be saved. */
    CONFIGURATION_OLD(300, true),
    /** Webhooks that their CRM did not send, or that came under the uuid of others, within so many hours: one event a source. */
    FORGED_HOOKS(15, true),
    /** A pool of addresses is nearly full, or will soon be empty (ucrm-routeros.md 7.6): one event a pool. */
    POOL_ALARM(30, true);

    private final int everySeconds;
    private final boolean builtinOnly;

    Watch(int everySeconds, boolean builtinOnly) {
        this.everySeconds = everySeconds;
        this.builtinOnly = builtinOnly;
    }

    /** How often it is looked at. */
    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    /** Whether only the rules that Demarc brings along look at it. */
    public boolean isBuiltinOnly() {
        return builtinOnly;
    }
}
