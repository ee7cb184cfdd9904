package org.demarc.snmp.control;

/** One instance with its value: what a SET writes. */
public record VarBind(Oid instance, SnmpValue value) {}
