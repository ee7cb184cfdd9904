package org.demarc.provisioning.entity;

/**
 * What is told about a request on the topic of results.
 *
 * @param id number of the result, grows
 * @param requestId the sender's own id
 * @param body JSON without secrets
 */
public record RequestResult(long id, String requestId, RequestState state, String body) {}
