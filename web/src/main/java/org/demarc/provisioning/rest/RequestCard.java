package org.demarc.provisioning.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A request with everything that was told about it.
 *
 * @param results oldest first, as the topic of results has them
 */
public record RequestCard(RequestView request, List<JsonNode> results) {}
