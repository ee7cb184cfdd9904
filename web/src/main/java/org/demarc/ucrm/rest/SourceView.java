package org.demarc.ucrm.rest;

import java.util.List;
import java.util.Locale;
import org.demarc.ucrm.entity.AnswerMode;
import org.demarc.ucrm.entity.AttributeKeys;
import org.demarc.ucrm.entity.CrmSource;
import org.jspecify.annotations.Nullable;

/**
 * A source without its secrets.
 *
 * @param answer at-once or sync
 * @param hookUrl where the CRM sends its webhooks; null for callers who may not configure, because it holds the hook key
 */
public record SourceView(
        long id,
        long version,
        String code,
        String name,
        boolean enabled,
        String baseUrl,
        boolean hasAppKey,
        boolean hasCa,
        List<String> allowedSenders,
        String verification,
        String answer,
        AttributeKeys attributeKeys,
        String bothGiven,
        String commentTemplate,
        int successorGraceSeconds,
        boolean generateCredentials,
        String writeBackAddress,
        @Nullable String hookUrl) {

    static SourceView of(CrmSource source, @Nullable String hookUrl) {
        return new SourceView(
                source.id(),
                source.version(),
                source.code(),
                source.name(),
                source.enabled(),
                source.baseUrl(),
                !source.appKey().isEmpty(),
                !source.caPem().isEmpty(),
                source.allowedSenders(),
                source.verification().name().toLowerCase(Locale.ROOT),
                source.answerMode() == AnswerMode.SYNC ? "sync" : "at-once",
                source.keys(),
                source.bothGiven(),
                source.commentTemplate(),
                source.successorGraceSeconds(),
                source.writeBack().credentials(),
                source.writeBack().addressKey(),
                hookUrl);
    }
}
