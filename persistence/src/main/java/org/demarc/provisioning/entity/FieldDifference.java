package org.demarc.provisioning.entity;

/**
 * What three sides say about one field. Passwords are never here: they are {@code •} where they are the same and
 * {@code • differs} where they are not.
 *
 * @param field name of the router's property; {@code router} for the router itself
 * @param crm as computed from the billing
 * @param demarc as last confirmed
 * @param router as it is there now
 * @param kind class of this field's difference
 */
public record FieldDifference(String field, String crm, String demarc, String router, DriftClass kind) {}
