package org.demarc.provisioning.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of drift reports, bulk plans and the reconciler (ucrm-routeros.md 8). */
@SettingsOf("provisioning")
public record DriftSettings(
        @Setting(value = "15m", min = 60, max = 86400, says = "How long a dry run may be applied")
        Duration planValidity,

        @Setting(
                value = "5",
                min = 0,
                max = 1000000,
                says =
                        "Removals on one router, or in one run on all, that need no administrator's word, however many accounts are there")
        int limitRemovals,

        @Setting(value = "2", min = 0, max = 100, says = "The same as a share of the accounts there, per cent")
        int limitRemovalsPercent,

        @Setting(
                value = "20",
                min = 0,
                max = 1000000,
                says =
                        "Sessions ended on one router, or in one run on all, that need no administrator's word, however many are open")
        int limitKicks,

        @Setting(value = "10", min = 0, max = 100, says = "The same as a share of the sessions open there, per cent")
        int limitKicksPercent,

        @Setting(
                value = "50",
                min = 0,
                max = 1000000,
                says =
                        "Rows written on one router, or in one run on all, that need no administrator's word, however many accounts are there")
        int limitChanges,

        @Setting(value = "25", min = 0, max = 100, says = "The same as a share of the accounts there, per cent")
        int limitChangesPercent,

        @Setting(
                value = "CRM_AHEAD,MISSING_ON_ROUTER,DEMARC_BEHIND",
                says = "Which differences the reconciler repairs by itself, within the limits; empty for none")
        String driftRepair,

        @Setting(
                value = "5m",
                min = 0,
                max = 86400,
                says = "How long after its return a router that was away is compared and mended; 0 for never")
        Duration compareAfterReturn) {

    public Limits limits() {
        return new Limits(
                new Limits.Bound(limitRemovals, limitRemovalsPercent),
                new Limits.Bound(limitKicks, limitKicksPercent),
                new Limits.Bound(limitChanges, limitChangesPercent));
    }
}
