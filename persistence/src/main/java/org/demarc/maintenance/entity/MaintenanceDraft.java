package org.demarc.maintenance.entity;

/** What a person says of a window; the fields are those of {@link MaintenanceWindow}. */
public record MaintenanceDraft(
        String name, String reason, MaintenanceWindow.Scope scope, boolean enabled, MaintenanceTime time) {}
