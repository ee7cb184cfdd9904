package org.demarc.onu.entity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A PON port of an OLT with its ONUs counted by state.
 *
 * @param interfaceId of the port; null where the OLT lists ONUs of a port that it does not list itself
 * @param bindKey key of the port inside the OLT, as its ONUs name it; empty for ONUs that name none, which {@link OnuFilter#NO_PORT} lists
 * @param status Up, Down or Unknown; empty where the port itself is not listed
 * @param offline those that are neither online, nor without light, nor without power
 */
public record PonBranch(
        @Nullable Long interfaceId,
        String bindKey,
        String name,
        String status,
        String description,
        long onus,
        long online,
        long offline,
        long los,
        long powerOff)
        implements Serializable {}
