package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Our messages of version 1 and 2c, held against those of an independent library. */
class BerAnswerTest {

    private static final byte[] COMMUNITY = "public".getBytes(StandardCharsets.US_ASCII);

    private final BerAnswer answer = new BerAnswer();

    @Test
    void everyKindOfValueIsReadAsTheLibraryWroteIt() {
        List<SnmpValue> values = List.of(
                SnmpValue.integer(0),
                SnmpValue.integer(-1),
                SnmpValue.integer(-129),
                SnmpValue.integer(Integer.MAX_VALUE),
                SnmpValue.integer(Integer.MIN_VALUE),
                SnmpValue.counter32(0x80),
                SnmpValue.counter32(0xFFFF_FFFFL),
                SnmpValue.gauge32(0x8000_0000L),
                SnmpValue.timeTicks(4_294_967_295L),
                SnmpValue.counter64(0),
                SnmpValue.counter64(Long.MAX_VALUE),
                SnmpValue.counter64(-1),
                SnmpValue.text(""),
                SnmpValue.text("x".repeat(127)),
                SnmpValue.text("x".repeat(128)),
                SnmpValue.text("x".repeat(3000)),
                SnmpValue.octets((byte) 0, (byte) 0xFF),
                SnmpValue.oid(Oid.parse("1.3.6.1.4.1.4294967295.0.127.128.16383.16384")),
                SnmpValue.ipAddress((byte) 192, (byte) 0, (byte) 2, (byte) 1),
                SnmpValue.opaque((byte) 1, (byte) 2),
                SnmpValue.NULL);
        PDU pdu = response();
        for (int i = 0; i < values.size(); i++) {
            pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1." + (i + 1)), variable(values.get(i))));
        }

        assertThat(read(message(1, pdu))).isTrue();

        assertThat(answer.isV1()).isFalse();
        assertThat(answer.isResponse()).isTrue();
        assertThat(answer.hasCommunity(COMMUNITY)).isTrue();
        assertThat(answer.hasCommunity("publi".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(answer.requestNumber()).isEqualTo(0x12345678);
        assertThat(answer.size()).isEqualTo(values.size());
        for (int i = 0; i < values.size(); i++) {
            assertThat(answer.value(i)).isEqualTo(values.get(i));
            assertThat(answer.oid(i)).hasToString("1.3.6.1.2.1.2.2.1." + (i + 1));
        }
    }

    private static Variable variable(SnmpValue value) {
        return switch (value.kind()) {
            case INTEGER -> new Integer32((int) value.number());
            case OCTETS -> new OctetString(value.octets());
            case OID -> new OID(value.sentOid().toInts());
            case IPADDRESS -> new IpAddress(value.octets());
            case COUNTER32 -> new Counter32(value.number());
            case GAUGE32 -> new Gauge32(value.number());
            case TIMETICKS -> new TimeTicks(value.number());
            case COUNTER64 -> new Counter64(value.number());
            case OPAQUE -> new Opaque(value.octets());
            case ABSENT, NULL -> new Null();
        };
    }

    @Test
    void exceptionsAreAbsentValuesAndErrorsHaveTheirPlace() {
        PDU pdu = response();
        pdu.setErrorStatus(PDU.genErr);
        pdu.setErrorIndex(2);
        for (Variable exception : List.of(Null.noSuchObject, Null.noSuchInstance, Null.endOfMibView)) {
            pdu.add(new VariableBinding(new OID("1.3.6.1"), exception));
        }

        assertThat(read(message(0, pdu))).isTrue();

        assertThat(answer.isV1()).isTrue();
        assertThat(answer.errorStatus()).isEqualTo(PDU.genErr);
        assertThat(answer.errorIndex()).isEqualTo(2);
        for (int i = 0; i < 3; i++) {
            assertThat(answer.value(i)).isSameAs(SnmpValue.ABSENT);
        }
    }

    @Test
    void identifiersAreWrittenAsTheLibraryDoes() throws IOException {
        for (String text :
                List.of("0.0", "1.3", "2.5.4294967295", "1.3.6.1.4.1.127.128.16383.16384.2097151.2097152.4294967295")) {
            Oid oid = Oid.parse(text);
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            BER.encodeOID(theirs, BER.OID, new OID(text).getValue());

            assertThat(oid.encoded()).as(text).isEqualTo(content(theirs.toByteArray()));
            assertThat(Ber.decoded(oid.encoded(), 0, oid.encoded().length)).isEqualTo(oid.toInts());
        }
    }

    @Test
    void identifiersOfNothingAreNone() {
        assertThat(Ber.decoded(new byte[0], 0, 0)).isEmpty();
        assertThat(Ber.decoded(new byte[] {0}, 0, 1)).containsExactly(0, 0);
        assertThat(SnmpValue.oid(Oid.taking(Ber.decoded(new byte[] {0}, 0, 1))).asOid())
                .isEqualTo(Oid.EMPTY);
        assertThat(Ber.decoded(new byte[] {43, (byte) 0x86}, 0, 2)).containsExactly(1, 3, 6);
    }

    @Test
    void aKeyIsWhatFollowsTheColumnHoweverItsIdentifierIsWritten() {
        Oid column = Oid.parse("1.3.6.1.2.1.2.2.1.10");
        PDU pdu = response();
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.10.7.300"), new Integer32(1)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.10"), new Integer32(1)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1000.7"), new Integer32(1)));
        byte[] message = message(1, pdu);
        SubIds key = new SubIds();

        assertThat(read(message)).isTrue();
        assertThat(answer.key(0, column, column.encoded(), key)).isTrue();
        assertThat(key.toInts()).containsExactly(7, 300);
        assertThat(answer.key(1, column, column.encoded(), key)).isFalse();
        assertThat(answer.key(2, column, column.encoded(), key)).isFalse();

        byte[] padded = {43, 6, 1, 2, 1, 2, 2, 1, (byte) 0x80, 10, 7};
        assertThat(read(withName(padded))).isTrue();
        assertThat(answer.key(0, column, column.encoded(), key)).isTrue();
        assertThat(key.toInts()).containsExactly(7);
    }

    @Test
    void requestsAreReadByTheLibrary() throws IOException {
        List<Oid> names = List.of(Oid.parse("1.3.6.1.2.1.1.3.0"), Oid.parse("1.3.6.1.4.1.4294967295.1"));

        PDU get = read(Query.get(names), 0);
        assertThat(get.getType()).isEqualTo(PDU.GET);
        assertThat(get.getRequestID().getValue()).isEqualTo(Integer.MAX_VALUE);
        assertThat(get.getVariableBindings())
                .extracting(binding -> binding.getOid().toString())
                .containsExactly("1.3.6.1.2.1.1.3.0", "1.3.6.1.4.1.4294967295.1");
        assertThat(get.get(0).getVariable()).isInstanceOf(Null.class);

        PDU next = read(Query.getNext(names.get(0).encoded()), 1);
        assertThat(next.getType()).isEqualTo(PDU.GETNEXT);

        PDU bulk = read(Query.getBulk(200, names.get(0).encoded(), names.get(1).encoded()), 1);
        assertThat(bulk.getType()).isEqualTo(PDU.GETBULK);
        assertThat(bulk.getNonRepeaters()).isZero();
        assertThat(bulk.getMaxRepetitions()).isEqualTo(200);

        PDU set = read(
                Query.set(List.of(
                        new VarBind(names.get(0), SnmpValue.integer(-200)),
                        new VarBind(names.get(0), SnmpValue.gauge32(0xFFFF_FFFFL)),
                        new VarBind(names.get(0), SnmpValue.counter64(-1)),
                        new VarBind(names.get(0), SnmpValue.text("ж".repeat(5000))),
                        new VarBind(names.get(0), SnmpValue.oid(names.get(1))))),
                1);
        assertThat(set.getType()).isEqualTo(PDU.SET);
        assertThat(set.get(0).getVariable()).isEqualTo(new Integer32(-200));
        assertThat(set.get(1).getVariable().toLong()).isEqualTo(0xFFFF_FFFFL);
        assertThat(set.get(2).getVariable()).isEqualTo(new Counter64(-1));
        assertThat(((OctetString) set.get(3).getVariable()).length()).isEqualTo(10_000);
        assertThat(set.get(4).getVariable()).isEqualTo(new OID("1.3.6.1.4.1.4294967295.1"));
    }

    @Test
    void whateverADatagramHoldsItIsReadOrRefused() {
        PDU pdu = response();
        for (int i = 1; i <= 20; i++) {
            pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2." + i), new OctetString("port " + i)));
        }
        byte[] good = message(1, pdu);
        for (int length = 0; length < good.length; length++) {
            assertThat(answer.read(good, length)).as("cut to %d octets", length).isFalse();
        }
        Random random = new Random(4711);
        SubIds key = new SubIds();
        Oid column = Oid.parse("1.3.6.1.2.1.2.2.1.2");
        int understood = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] damaged = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (read(damaged)) {
                understood++;
                for (int i = 0; i < answer.size(); i++) {
                    answer.value(i).asText();
                    answer.oid(i);
                    answer.key(i, column, column.encoded(), key);
                }
            }
        }
        assertThat(understood).isPositive();
    }

    @Test
    void whatHasNoEndOrNoShapeIsRefused() {
        byte[] cutName = {43, 6, 1, (byte) 0x86};
        assertThat(read(withName(cutName))).isFalse();

        byte[] good = withName(new byte[] {43, 6, 1});
        byte[] endless = good.clone();
        endless[1] = (byte) 0x80;
        assertThat(read(good)).isTrue();
        assertThat(read(endless)).isFalse();
    }

    private boolean read(byte[] message) {
        return answer.read(Arrays.copyOf(message, message.length + 10), message.length);
    }

    static PDU response() {
        PDU pdu = new PDU();
        pdu.setType(PDU.RESPONSE);
        pdu.setRequestID(new Integer32(0x12345678));
        return pdu;
    }

    static byte[] message(int version, PDU pdu) {
        try {
            Integer32 number = new Integer32(version);
            OctetString community = new OctetString(COMMUNITY);
            int length = number.getBERLength() + community.getBERLength() + pdu.getBERLength();
            BEROutputStream out =
                    new BEROutputStream(ByteBuffer.allocate(length + BER.getBERLengthOfLength(length) + 1));
            BER.encodeHeader(out, BER.SEQUENCE, length);
            number.encodeBER(out);
            community.encodeBER(out);
            pdu.encodeBER(out);
            return out.getBuffer().array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A response with one integer under a name that the library would not write. */
    private static byte[] withName(byte[] name) {
        BerWriter writer = new BerWriter(10);
        writer.signed(Ber.INTEGER, 5);
        writer.octets(Ber.OID, name);
        writer.wrap(Ber.SEQUENCE, 0);
        writer.wrap(Ber.SEQUENCE, 0);
        writer.signed(Ber.INTEGER, 0);
        writer.signed(Ber.INTEGER, 0);
        writer.signed(Ber.INTEGER, 1);
        writer.wrap(Ber.RESPONSE, 0);
        writer.octets(Ber.OCTETS, COMMUNITY);
        writer.signed(Ber.INTEGER, 1);
        writer.wrap(Ber.SEQUENCE, 0);
        return writer.written();
    }

    private static PDU read(Query query, int version) throws IOException {
        byte[] message = query.message(version == 0, COMMUNITY, Integer.MAX_VALUE);
        BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
        BER.MutableByte type = new BER.MutableByte();
        assertThat(BER.decodeHeader(in, type)).isEqualTo((int) (message.length - in.getPosition()));
        assertThat(BER.decodeInteger(in, type)).isEqualTo(version);
        assertThat(BER.decodeString(in, type)).isEqualTo(COMMUNITY);
        PDU pdu = new PDU();
        pdu.decodeBER(in);
        assertThat(in.available()).isZero();
        return pdu;
    }

    private static byte[] content(byte[] encoded) {
        return Arrays.copyOfRange(encoded, 2, encoded.length);
    }
}
