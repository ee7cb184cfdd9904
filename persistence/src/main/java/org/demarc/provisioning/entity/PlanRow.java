package org.demarc.provisioning.entity;

import org.jspecify.annotations.Nullable;

/**
 * One account of a bulk plan.
 *
 * @param kind why it is there
 * @param fieldsJson JSON list of {@link FieldDifference}
 * @param subject which row it is, the same in the next comparison
 * @param base hash of what was read
 * @param outcome what came of it, in words
 */
public record PlanRow(
        long id,
        long routerId,
        String routerName,
        PlanAction action,
        DriftClass kind,
        String source,
        String service,
        String clientName,
        String planName,
        String accountKind,
        String naturalKey,
        String address,
        String fieldsJson,
        String note,
        int kicks,
        String subject,
        String base,
        PlanRowState state,
        String outcome,
        @Nullable Long orderId) {}
