package org.demarc.snmp.control;

import org.snmp4j.PDU;
import org.snmp4j.smi.Variable;

/** An answer of version 3, as the library has read it. */
record LibraryAnswer(PDU pdu) implements Answer {

    @Override
    public boolean isReport() {
        return pdu.getType() == PDU.REPORT;
    }

    @Override
    public int errorStatus() {
        return pdu.getErrorStatus();
    }

    @Override
    public int errorIndex() {
        return pdu.getErrorIndex();
    }

    @Override
    public int size() {
        return pdu.size();
    }

    @Override
    public byte[] name(int binding) {
        return Ber.encoded(instance(binding));
    }

    @Override
    public Oid oid(int binding) {
        return Oid.ofInts(instance(binding));
    }

    private int[] instance(int binding) {
        return pdu.get(binding).getOid().getValue();
    }

    private Variable variable(int binding) {
        return pdu.get(binding).getVariable();
    }

    @Override
    public SnmpValue.Kind kind(int binding) {
        return Variables.kind(variable(binding));
    }

    @Override
    public long number(int binding) {
        return Variables.number(kind(binding), variable(binding));
    }

    @Override
    public Object payload(int binding) {
        return Variables.payload(kind(binding), variable(binding));
    }

    @Override
    public boolean key(int binding, Oid column, byte[] columnName, SubIds key) {
        int[] instance = instance(binding);
        key.clear();
        if (instance.length <= column.length() || !Oid.startsWith(instance, column.raw())) {
            return false;
        }
        key.addAll(instance, column.length());
        return true;
    }
}
