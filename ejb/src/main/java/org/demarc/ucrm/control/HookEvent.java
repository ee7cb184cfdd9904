package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One webhook of UISP/UCRM (ucrm-routeros.md 3.1).
 *
 * @param uuid key of the event, lower case
 * @param changeType insert, edit, suspend, unsuspend, end, archive, ... as sent
 * @param entity service, client, webhook, ... as sent
 * @param entityId as text, empty when there is none
 * @param eventName as sent, may be empty; never trusted for the state
 * @param body the object after the change; missing or null node when the hook had none
 * @param beforeId id of the object before the change, empty when the hook had none
 */
public record HookEvent(
        String uuid,
        String changeType,
        String entity,
        String entityId,
        String eventName,
        JsonNode body,
        String beforeId) {

    public boolean isTest() {
        return entity.equals("webhook") || changeType.equals("test");
    }

    public boolean isService() {
        return entity.equals("service");
    }

    public boolean isClient() {
        return entity.equals("client");
    }

    /** Whether the event says that its object followed another one: a plan change (ucrm-routeros.md 5.3). */
    public boolean linksToPredecessor() {
        return isService() && !beforeId.isEmpty() && !beforeId.equals(entityId);
    }
}
