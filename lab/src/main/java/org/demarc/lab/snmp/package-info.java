/**
 * SNMP agents of simulated devices: codec, agent, recordings and living devices. Shares no code with the engine that
 * polls it, so that a mistake on one side cannot hide behind the same mistake on the other.
 */
@NullMarked
package org.demarc.lab.snmp;

import org.jspecify.annotations.NullMarked;
