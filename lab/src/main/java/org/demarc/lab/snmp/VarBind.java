package org.demarc.lab.snmp;

/** An object instance and its value. */
public record VarBind(Oid oid, Value value) {}
